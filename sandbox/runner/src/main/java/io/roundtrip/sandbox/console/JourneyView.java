package io.roundtrip.sandbox.console;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** A journey as a list that fills: what happened, then what is still to come. */
final class JourneyView {

    private JourneyView() {}

    static String html(Journey journey) {
        StringBuilder list = new StringBuilder("<ol class=\"journey\">");
        List<Step> steps = journey.steps();
        for (int i = 0; i < steps.size(); i++) {
            Instant before = steps.get(Math.max(0, i - 1)).at();
            list.append(done(steps.get(i), Duration.between(before, steps.get(i).at())));
        }
        journey.missing().forEach(stage -> list.append(todo(stage)));
        return list.append("</ol>").append(state(journey)).toString();
    }

    private static String done(Step step, Duration since) {
        return """
                <li class="%s"><i aria-hidden="true"></i><div><h3>%s</h3><span class="sub">%s</span></div>\
                <div class="at">%s <span class="num">+ %s</span></div></li>
                """.formatted(
                        look(step.kind()),
                        step.kind().title(),
                        Html.escaped(step.text()),
                        Html.time(step.at()),
                        written(since));
    }

    private static String look(StepKind kind) {
        return switch (kind.nature()) {
            case STAGE -> "t-green";
            case ASIDE -> "t-grey";
            case TROUBLE -> "t-red";
        };
    }

    private static String todo(StepKind stage) {
        return """
                <li class="todo"><i aria-hidden="true"></i><div><h3>%s</h3></div><div class="at">not yet</div></li>
                """.formatted(stage.title());
    }

    private static String state(Journey journey) {
        return switch (journey.standing()) {
            case UNKNOWN -> "<p class=\"muted\">The simulators' journals tell nothing of this row yet. Edit it.</p>";
            case ON_ITS_WAY -> "<p class=\"pill t-blue\">On its way</p>";
            case STOPPED -> "<p class=\"pill t-red\">Stopped: see the failed notifications in the admin UI</p>";
            case COMPLETE ->
                "<p class=\"pill t-green\">Round trip complete in %s</p>".formatted(written(took(journey)));
        };
    }

    private static Duration took(Journey journey) {
        return Duration.between(journey.steps().get(0).at(), lastStage(journey).at());
    }

    private static Step lastStage(Journey journey) {
        return journey.steps().stream()
                .filter(step -> step.kind().stage() == StepKind.PATCHED)
                .findFirst()
                .orElse(journey.steps().get(0));
    }

    private static String written(Duration time) {
        return time.toSeconds() < 10
                ? time.toMillis() + " ms"
                : String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
}
