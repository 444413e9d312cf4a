package io.roundtrip.schema.solution;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** The facts of real solutions, each with a file that shows it. */
final class Vocabulary {

    static final String ANY = "(any)";

    private static final String INDEX = "vocabulary.tsv";

    private final Map<String, String> files = new HashMap<>();
    private final Map<Fact, String> exact = new HashMap<>();
    private final Map<String, Map<Fact, String>> orders = new TreeMap<>();

    private Vocabulary() {}

    /** The committed index; see {@link VocabularyIndexer} for how it came about. */
    static Vocabulary committed() {
        try (InputStream index = Objects.requireNonNull(Vocabulary.class.getResourceAsStream(INDEX))) {
            Vocabulary vocabulary = new Vocabulary();
            new String(index.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(vocabulary::read);
            return vocabulary;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(String line) {
        if (line.startsWith("#")) {
            return;
        }
        String[] parts = line.split("\t", -1);
        if (parts[0].equals("FILE")) {
            files.put(parts[1], parts[2]);
            return;
        }
        Fact fact = new Fact(Fact.Kind.valueOf(parts[0]), parts[1], parts[2]);
        String file = Objects.requireNonNull(files.get(parts[3]));
        exact.put(fact, file);
        if (fact.kind() == Fact.Kind.ORDER) {
            orders.computeIfAbsent(fact.place(), place -> new HashMap<>()).put(fact, file);
        }
    }

    /** A real file that shows the same. */
    Optional<String> evidence(Fact fact) {
        if (fact.kind() == Fact.Kind.ORDER) {
            return orders.getOrDefault(fact.place(), Map.of()).entrySet().stream()
                    .filter(order -> fact.isPartOf(order.getKey()))
                    .map(Map.Entry::getValue)
                    .sorted()
                    .findFirst();
        }
        return Optional.ofNullable(exact.get(fact))
                .or(() -> Optional.ofNullable(exact.get(new Fact(fact.kind(), fact.place(), ANY))));
    }

    List<String> files() {
        return List.copyOf(files.values());
    }
}
