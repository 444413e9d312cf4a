package io.roundtrip.schema.solution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes the index of a folder of real solutions: one folder each, packed or unpacked, and {@code sources.tsv} with a line
 * {@code folder TAB repository TAB path TAB commit TAB licence} each. Solutions before version 9 are left out. The index
 * holds facts about names and forms, nothing of what the solutions say.
 *
 * <p>Run in dataverse-schema: {@code ../mvnw -q test-compile exec:java -Dexec.classpathScope=test
 * -Dexec.mainClass=io.roundtrip.schema.solution.VocabularyIndexer -Dexec.args="FOLDER
 * src/test/resources/io/roundtrip/schema/solution/vocabulary.tsv"}, or with any other launcher.
 */
final class VocabularyIndexer {

    private static final Pattern VERSION = Pattern.compile("<ImportExportXml version=\"([^\"]+)\"");

    private static final int MANY = 100;

    private final Path folder;
    private final List<String> lines = new ArrayList<>();
    private final Map<Fact, String> facts = new LinkedHashMap<>();

    private VocabularyIndexer(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws IOException {
        VocabularyIndexer indexer = new VocabularyIndexer(Path.of(arguments[0]));
        Files.write(Path.of(arguments[1]), indexer.index());
    }

    private List<String> index() throws IOException {
        lines.add("# Made by VocabularyIndexer from the solutions below; FILE gives a number to a file.");
        for (String source : Files.readAllLines(folder.resolve("sources.tsv"))) {
            solution(source.split("\t"));
        }
        Map<String, String> used = new LinkedHashMap<>();
        List<String> found = new ArrayList<>();
        manyWordsAsOne();
        withoutShorterOrders().entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
                .forEach(entry -> {
                    String number = used.computeIfAbsent(entry.getValue(), file -> "" + (used.size() + 1));
                    found.add(entry.getKey() + "\t" + number);
                });
        used.forEach((file, number) -> lines.add("FILE\t" + number + "\t" + file));
        lines.addAll(found);
        return lines;
    }

    private void solution(String[] source) throws IOException {
        String version = version(folder.resolve(source[0]));
        if (!version.startsWith("9.")) {
            return;
        }
        lines.add("# %s: version %s, %s, %s, commit %s, %s"
                .formatted(source[0], version, source[1], source[2], source[3], source[4]));
        for (Path file : xmlFiles(folder.resolve(source[0]))) {
            String name = folder.relativize(file).toString().replace('\\', '/');
            SolutionFacts.of(Files.readAllBytes(file)).forEach(fact -> facts.putIfAbsent(fact, name));
        }
    }

    private static String version(Path solution) throws IOException {
        for (Path file : xmlFiles(solution)) {
            if (file.getFileName().toString().equalsIgnoreCase("solution.xml")) {
                Matcher matcher = VERSION.matcher(Files.readString(file));
                return matcher.find() ? matcher.group(1) : "";
            }
        }
        throw new IllegalArgumentException("No solution.xml in " + solution);
    }

    private static List<Path> xmlFiles(Path solution) throws IOException {
        try (Stream<Path> files = Files.walk(solution)) {
            return files.filter(file -> file.toString().endsWith(".xml"))
                    .sorted()
                    .toList();
        }
    }

    /** Where real solutions have very many words, the platform does not tell them apart, and any is as good. */
    private void manyWordsAsOne() {
        Map<String, List<Fact>> words = new TreeMap<>();
        facts.keySet().stream()
                .filter(fact -> fact.kind() == Fact.Kind.VALUE && !fact.place().endsWith("RolePrivilege@name"))
                .forEach(fact -> words.computeIfAbsent(fact.place(), place -> new ArrayList<>())
                        .add(fact));
        words.values().removeIf(same -> same.size() <= MANY);
        words.forEach((place, same) -> {
            String file = facts.get(same.get(0));
            same.forEach(facts::remove);
            facts.put(new Fact(Fact.Kind.VALUE, place, Vocabulary.ANY), file);
        });
    }

    /** An order that is part of a longer one says nothing more. */
    private Map<Fact, String> withoutShorterOrders() {
        Map<String, List<Fact>> orders = new TreeMap<>();
        facts.keySet().stream()
                .filter(fact -> fact.kind() == Fact.Kind.ORDER)
                .forEach(fact -> orders.computeIfAbsent(fact.place(), place -> new ArrayList<>())
                        .add(fact));
        Map<Fact, String> kept = new LinkedHashMap<>(facts);
        orders.values()
                .forEach(same -> same.stream()
                        .filter(fact -> same.stream().anyMatch(other -> !other.equals(fact) && fact.isPartOf(other)))
                        .forEach(kept::remove));
        return kept;
    }
}
