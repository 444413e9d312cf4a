package io.roundtrip.schema.solution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Nobody here can import a solution, so each element, attribute, value form and order that is written must occur in a
 * solution of version 9 that a real environment exported. What is found where is listed in {@code
 * target/vocabulary.txt}.
 */
class VocabularyTest {

    private static final Path REPORT = Path.of("target", "vocabulary.txt");

    private final Vocabulary vocabulary = Vocabulary.committed();

    /** No known solution has a column of this type; said in docs/solution.md. */
    private static final Set<Fact> KNOWN_TO_BE_NOWHERE =
            Set.of(new Fact(Fact.Kind.VALUE, "attribute:int/Type", "bigint"));

    @Test
    void whatIsWrittenOccursInARealSolution() throws IOException {
        Set<Fact> written = new TreeSet<>(Comparator.comparing(Fact::toString));
        documents().forEach(document -> written.addAll(SolutionFacts.of(document.getBytes(StandardCharsets.UTF_8))));
        Map<String, String> report = new TreeMap<>();
        List<Fact> nowhere = new ArrayList<>();
        for (Fact fact : written) {
            vocabulary
                    .evidence(fact)
                    .ifPresentOrElse(file -> report.put(fact.toString(), file), () -> nowhere.add(fact));
        }
        Files.createDirectories(REPORT.getParent());
        Files.write(
                REPORT,
                report.entrySet().stream()
                        .map(line -> line.getKey() + "\t" + line.getValue())
                        .toList());
        assertThat(nowhere).containsExactlyInAnyOrderElementsOf(KNOWN_TO_BE_NOWHERE);
    }

    private static Stream<String> documents() {
        Solution solution = Solution.roundtrip();
        return Stream.of(
                        solution.unpacked().values(),
                        PackedSolution.parts(solution).values())
                .flatMap(Collection::stream);
    }
}
