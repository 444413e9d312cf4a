package io.roundtrip.sandbox.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.messaging.Category;
import io.roundtrip.messaging.Stage;
import io.roundtrip.schema.failures.FailureDecision;
import io.roundtrip.schema.failures.FailureEvent;
import io.roundtrip.schema.failures.FailureLifeCycle;
import io.roundtrip.schema.failures.FailureState;
import io.roundtrip.schema.failures.FailureStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/failures.md knows every stage, category and status, and its life cycle is that of {@link FailureLifeCycle}. */
class FailuresDocumentTest {

    private static final String DOCUMENT = Repository.read("docs/failures.md");
    private static final String NO_ROW = "no row";
    private static final Pattern STEP = Pattern.compile("(?m)^\\| ([a-zA-Z, ]+) \\| ([A-Z][a-z ]+) \\| .*\\|$");

    @Test
    void explainsEveryCategory() {
        assertThat(Category.values())
                .allSatisfy(category -> assertThat(DOCUMENT).contains("| `" + category + "` ("));
    }

    @Test
    void explainsEveryStage() {
        assertThat(Stage.values()).allSatisfy(stage -> assertThat(DOCUMENT).contains("\n| " + words(stage) + " | "));
    }

    @Test
    void itsLifeCycleHasTheStepsOfTheCodeAndNoOthers() {
        assertThat(documentedSteps()).isEqualTo(stepsOfTheCode());
    }

    private static Set<String> documentedSteps() {
        Set<String> steps = new TreeSet<>();
        Matcher row = STEP.matcher(DOCUMENT.substring(DOCUMENT.indexOf("## Life cycle")));
        while (row.find()) {
            String to = row.group(2);
            Stream.of(row.group(1).split(", "))
                    .flatMap(FailuresDocumentTest::statuses)
                    .forEach(from -> addStep(steps, from, to));
        }
        return steps;
    }

    private static Stream<String> statuses(String cell) {
        return switch (cell) {
            case "any" -> all(true, false);
            case "any open" -> all(true);
            case "closed" -> all(false);
            default -> Stream.of(cell);
        };
    }

    private static Stream<String> all(Boolean... open) {
        return Arrays.stream(FailureStatus.values())
                .filter(status -> List.of(open).contains(status.isOpen()))
                .map(FailuresDocumentTest::words);
    }

    private static Set<String> stepsOfTheCode() {
        Set<String> steps = new TreeSet<>();
        List<FailureEvent> events = LifeCycleCases.events();
        for (Optional<FailureState> state : LifeCycleCases.states()) {
            String from = state.map(FailureState::status)
                    .map(FailuresDocumentTest::words)
                    .orElse(NO_ROW);
            events.stream()
                    .map(event -> FailureLifeCycle.decide(state, event))
                    .filter(FailureDecision.Store.class::isInstance)
                    .map(decision -> ((FailureDecision.Store) decision).next().status())
                    .forEach(to -> addStep(steps, from, words(to)));
        }
        return steps;
    }

    /** A step that keeps the status is no step here. */
    private static void addStep(Set<String> steps, String from, String to) {
        if (!from.equals(to)) {
            steps.add(from + " -> " + to);
        }
    }

    private static String words(Enum<?> option) {
        String words = option.name().replace('_', ' ').toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
