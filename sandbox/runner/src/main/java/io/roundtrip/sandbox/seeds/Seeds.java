package io.roundtrip.sandbox.seeds;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The seed rows, typed by column: choices are {@link Integer}, amounts {@link BigDecimal}, all else text; instants are ISO 8601 in UTC. */
public record Seeds(SeedTable accounts, SeedTable contacts) {
    /** The account whose edit is the first seeded failure. */
    public static final String ACCOUNT_REFUSED_BY_THE_BUS = "Bold Bike Accessories";

    /** The one account the target's data rules refuse: it has no country. */
    public static final String ACCOUNT_WITHOUT_COUNTRY = "Anaheim High School";

    private static final Set<String> CHOICES = Set.of("industrycode", "statecode");
    private static final Set<String> AMOUNTS = Set.of("creditlimit");

    /** Reads the extract from the class path; throws {@link IllegalStateException} when a file of it is missing or crooked. */
    public static Seeds load() {
        return new Seeds(
                new SeedTable("account", "accountid", rows("seeds/accounts.csv")),
                new SeedTable("contact", "contactid", rows("seeds/contacts.csv")));
    }

    /** Parents first. */
    public List<SeedTable> tables() {
        return List.of(accounts, contacts);
    }

    private static List<Map<String, Object>> rows(String resource) {
        List<List<String>> lines = text(resource).lines().map(CsvLine::fields).toList();
        List<String> columns = lines.get(0);
        return lines.stream().skip(1).map(line -> row(columns, line)).toList();
    }

    private static String text(String resource) {
        Optional<InputStream> found =
                Optional.ofNullable(Seeds.class.getClassLoader().getResourceAsStream(resource));
        try (InputStream in =
                found.orElseThrow(() -> new IllegalStateException(resource + " is not on the class path"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        }
    }

    private static Map<String, Object> row(List<String> columns, List<String> line) {
        if (line.size() != columns.size()) {
            throw new IllegalStateException(
                    "seed row has %d fields instead of %d: %s".formatted(line.size(), columns.size(), line));
        }
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            if (!line.get(i).isEmpty()) {
                row.put(columns.get(i), typed(columns.get(i), line.get(i)));
            }
        }
        return row;
    }

    private static Object typed(String column, String text) {
        if (CHOICES.contains(column)) {
            return Integer.valueOf(text);
        }
        return AMOUNTS.contains(column) ? new BigDecimal(text) : text;
    }
}
