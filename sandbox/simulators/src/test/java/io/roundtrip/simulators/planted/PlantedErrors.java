package io.roundtrip.simulators.planted;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The list of one simulator, {@code src/test/resources/planted-errors/<simulator>.txt}. A block per error, with an empty line
 * between blocks; its first line is the name, and lines with {@code #} are remarks:
 *
 * <pre>
 * a duplicate is sent on
 *   in  entities/DuplicateHistory.java
 *   -   firstSeen.putIfAbsent(messageId, now) != null
 *   +   false
 *   red SendingTest#aDuplicateIsAcceptedAndDropped
 * </pre>
 *
 * Several lines with {@code -} or {@code +} are one text. {@code hangs} instead of {@code red}: the scenario must not end.
 */
final class PlantedErrors {
    private static final String SIMULATORS = "io.roundtrip.simulators.";
    private static final Path LISTS = Path.of("src/test/resources/planted-errors");

    private final String packageName;

    private PlantedErrors(String packageName) {
        this.packageName = packageName;
    }

    static List<PlantedError> of(String simulator) {
        PlantedErrors list = new PlantedErrors(SIMULATORS + simulator);
        return blocks(LISTS.resolve(simulator + ".txt")).stream()
                .map(list::error)
                .toList();
    }

    private static List<List<String>> blocks(Path file) {
        List<List<String>> blocks = new ArrayList<>();
        for (String block : text(file).split("\\n\\s*\\n")) {
            List<String> lines = block.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .toList();
            if (!lines.isEmpty()) {
                blocks.add(lines);
            }
        }
        return blocks;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PlantedError error(List<String> block) {
        String name = block.get(0).strip();
        List<String> hanging = values(block, "hangs");
        List<String> scenarios = hanging.isEmpty() ? values(block, "red") : hanging;
        List<String> sources = values(block, "in");
        boolean known = block.stream().skip(1).allMatch(line -> line.matches("\\s+(in|-|\\+|red|hangs)( .*)?"));
        if (scenarios.size() != 1 || sources.size() != 1 || !known) {
            throw new IllegalArgumentException("The planted error \"" + name + "\" needs one source and one scenario");
        }
        return new PlantedError(
                name,
                new JavaSource(packageName, sources.get(0)),
                String.join("\n", values(block, "-")),
                String.join("\n", values(block, "+")),
                Scenario.of(packageName + "." + scenarios.get(0)),
                !hanging.isEmpty());
    }

    private static List<String> values(List<String> block, String key) {
        return Arrays.stream(block.toArray(String[]::new))
                .skip(1)
                .map(String::strip)
                .filter(line -> line.equals(key) || line.startsWith(key + " "))
                .map(line -> line.substring(key.length()).strip())
                .collect(Collectors.toList());
    }
}
