package io.roundtrip.simulators.planted;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.platform.engine.discovery.MethodSelector;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The process that runs scenarios and writes its verdict into a file: the name of the outcome, and why. */
final class ScenarioRun {
    private static final int LONGEST_REASON = 300;

    private final List<Scenario> scenarios;

    private ScenarioRun(List<Scenario> scenarios) {
        this.scenarios = scenarios;
    }

    /** The file for the verdict, then the scenarios. Threads that a planted error left behind do not keep the process. */
    public static void main(String[] arguments) throws IOException {
        List<Scenario> scenarios =
                Arrays.stream(arguments).skip(1).map(Scenario::of).toList();
        Verdict verdict = new ScenarioRun(scenarios).verdict();
        Files.writeString(Path.of(arguments[0]), verdict.outcome() + "\n" + verdict.reason());
        Runtime.getRuntime().halt(0);
    }

    private Verdict verdict() {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        MethodSelector[] selectors = scenarios.stream()
                .map(scenario -> selectMethod(scenario.testClass(), scenario.testMethod()))
                .toArray(MethodSelector[]::new);
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectors)
                                .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "true")
                                .build(),
                        listener);
        return verdict(listener.getSummary());
    }

    private Verdict verdict(TestExecutionSummary summary) {
        if (summary.getTestsSucceededCount() >= scenarios.size() && summary.getTotalFailureCount() == 0) {
            return Verdict.green();
        }
        if (summary.getFailures().isEmpty()) {
            return Verdict.broken("Only " + summary.getTestsSucceededCount() + " tests ran");
        }
        TestExecutionSummary.Failure first = summary.getFailures().get(0);
        String reason = first.getTestIdentifier().getDisplayName() + ": " + line(first.getException());
        return ScenarioFailures.any() ? Verdict.red(reason) : Verdict.broken(reason);
    }

    private static String line(Throwable failure) {
        String line = failure.toString().strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
        return line.substring(0, Math.min(line.length(), LONGEST_REASON));
    }
}
