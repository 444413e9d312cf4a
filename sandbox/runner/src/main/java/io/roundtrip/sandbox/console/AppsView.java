package io.roundtrip.sandbox.console;

import io.roundtrip.sandbox.console.RunningApps.Seen;
import io.roundtrip.sandbox.console.RunningApps.State;
import java.util.List;
import java.util.UUID;

/** The apps with process, state and the end of their log. */
final class AppsView {

    private AppsView() {}

    static String html(List<Seen> apps, UUID row) {
        if (apps.isEmpty()) {
            return "<p class=\"muted\">No app has been started.</p>";
        }
        StringBuilder cards = new StringBuilder();
        apps.forEach(app -> cards.append(card(app, row)));
        return cards.toString();
    }

    private static String card(Seen app, UUID row) {
        String module = app.process().app().module();
        return """
                <section class="app"><h3>%s</h3><div id="state-%s" data-live>%s <span class="muted num">process %d</span></div>
                <div class="row">%s%s</div>
                <details><summary>Log</summary><pre id="log-%s" data-live>%s</pre></details></section>
                """.formatted(
                        module,
                        module,
                        state(app.state()),
                        app.process().pid(),
                        button(module, "kill", row),
                        button(module, "restart", row),
                        module,
                        Html.escaped(String.join("\n", LogTail.of(app.process().log()))));
    }

    private static String state(State state) {
        return switch (state) {
            case UP -> "<span class=\"pill t-green\">up</span>";
            case NOT_READY -> "<span class=\"pill t-amber\">not ready</span>";
            case ENDED -> "<span class=\"pill t-red\">ended</span>";
        };
    }

    private static String button(String module, String act, UUID row) {
        return """
                <form method="post" action="/apps/%s/%s"><input type="hidden" name="row" value="%s">\
                <button class="btn sm%s">%s</button></form>
                """.formatted(
                module, act, row, act.equals("kill") ? " danger" : "", act.equals("kill") ? "Kill -9" : "Restart");
    }
}
