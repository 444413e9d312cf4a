package io.roundtrip.sandbox;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rows of the seeds as somebody writes them over the Web API. */
final class SeedRows {

    private SeedRows() {}

    /** A seed row as it is written: the parent of a contact is bound, columns that the system keeps are left out. */
    static Map<String, Object> written(String table, Map<String, Object> seed) {
        Map<String, Object> values = new HashMap<>(seed);
        values.remove("statecode");
        Object parent = values.remove("parentcustomerid");
        if (parent != null) {
            values.put("parentcustomerid_account@odata.bind", "/accounts(" + parent + ")");
        }
        values.remove("createdon");
        if (table.equals("contact")) {
            values.put(
                    "fullname", fullName(seed)); // Dataverse composes it; the simulated table keeps it as it is given
        }
        return values;
    }

    private static String fullName(Map<String, Object> contact) {
        return Stream.of("firstname", "lastname")
                .map(contact::get)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.joining(" "));
    }
}
