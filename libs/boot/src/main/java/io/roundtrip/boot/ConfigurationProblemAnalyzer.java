package io.roundtrip.boot;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints a configuration problem as two sentences instead of a stack trace. */
final class ConfigurationProblemAnalyzer extends AbstractFailureAnalyzer<ConfigurationProblem> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ConfigurationProblem cause) {
        String action = "Set it in application.yml, as an environment variable or as an argument, for example "
                + cause.example();
        return new FailureAnalysis(cause.getMessage(), action, cause);
    }
}
