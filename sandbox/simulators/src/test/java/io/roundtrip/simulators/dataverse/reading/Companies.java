package io.roundtrip.simulators.dataverse.reading;

import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Accounts made by chance, and their contacts, as a test knows them without asking the simulator. */
record Companies(List<Person> people, List<Company> companies) {
    private static final List<String> NAMES = List.of(
            "Alpha",
            "alpha two",
            "O'Neill",
            "Beta (new)",
            "50% off",
            "Omega and or",
            "a,b",
            "Café Über",
            "cafe uber",
            "x_y");

    record Person(UUID id, String fullname, String lastname) {}

    /** What a row holds; null where it has no value. */
    record Company(
            UUID id,
            String name,
            @Nullable String city,
            @Nullable String fax,
            @Nullable Integer employees,
            @Nullable BigDecimal limit,
            @Nullable Boolean mute,
            int state,
            @Nullable Company parent,
            @Nullable Person contact) {

        private Map<String, Object> values() {
            Map<String, Object> values = new HashMap<>(Map.of("accountid", id, "name", name, "statecode", state));
            values.put("address1_city", city);
            values.put("fax", fax);
            values.put("numberofemployees", employees);
            values.put("creditlimit", limit);
            values.put("donotemail", mute);
            if (parent != null) {
                values.put("parentaccountid@odata.bind", "/accounts(" + parent.id() + ")");
            }
            if (contact != null) {
                values.put("primarycontactid@odata.bind", "/contacts(" + contact.id() + ")");
            }
            return values;
        }
    }

    static Companies make(Random random, int count) {
        List<Person> people = IntStream.range(0, 8)
                .mapToObj(i -> new Person(id(random), "Person " + i % 5, i % 3 == 0 ? null : pick(random, NAMES)))
                .toList();
        List<Company> companies = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            companies.add(company(random, companies, people));
        }
        return new Companies(people, companies);
    }

    private static Company company(Random random, List<Company> before, List<Person> people) {
        return new Company(
                id(random),
                pick(random, NAMES),
                random.nextBoolean() ? null : pick(random, NAMES),
                random.nextBoolean() ? null : pick(random, NAMES),
                random.nextInt(4) == 0 ? null : random.nextInt(10),
                random.nextInt(4) == 0
                        ? null
                        : BigDecimal.valueOf(random.nextInt(2000), 2).setScale(4),
                random.nextInt(3) == 0 ? null : random.nextBoolean(),
                random.nextInt(2),
                before.isEmpty() || random.nextBoolean() ? null : pick(random, before),
                random.nextInt(3) == 0 ? null : pick(random, people));
    }

    private static UUID id(Random random) {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    void createIn(SimulatedDataverse dataverse) {
        for (Person person : people) {
            Map<String, Object> values = new HashMap<>(Map.of("contactid", person.id(), "fullname", person.fullname()));
            values.put("lastname", person.lastname());
            dataverse.create("contact", values);
        }
        companies.forEach(company -> dataverse.create("account", company.values()));
    }
}
