package io.roundtrip.sandbox.console;

import java.util.Optional;
import java.util.UUID;

/** The one page. Parts with {@code data-live} are renewed by the script; without it, by a reload. */
final class Page {

    private final RowsView rows;
    private final SwitchesView switches;
    private final RunningApps apps;

    Page(RowsView rows, SwitchesView switches, RunningApps apps) {
        this.rows = rows;
        this.switches = switches;
        this.apps = apps;
    }

    /** What this visitor looks at. */
    record View(UUID row, Journey journey, Optional<String> note) {}

    String html(View view) {
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Roundtrip sandbox</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/console.css">
                <script src="/console.js" defer></script></head><body>
                <header class="top"><b>Roundtrip</b><span class="env">SANDBOX</span>
                <span class="muted">Edit a row, watch its way, break something.</span></header>
                <main>%s
                <section aria-labelledby="rows"><h2 id="rows">Rows in Dataverse</h2>%s</section>
                <section class="card" aria-labelledby="journey"><h2 id="journey">Journey of %s</h2>
                <p class="sub">As the simulators saw it; times in UTC. <a href="/rows/%s/journey">JSON</a></p>
                <div id="steps" data-live aria-live="off">%s</div></section>
                <section class="card wide" aria-labelledby="switches"><h2 id="switches">Switches</h2>%s</section>
                <section class="card wide" aria-labelledby="apps"><h2 id="apps">Apps</h2><div class="apps">%s</div></section>
                </main></body></html>
                """.formatted(
                        view.note().map(Page::note).orElse(""),
                        rows.html(view.row()),
                        Html.escaped(rows.name(view.row())),
                        view.row(),
                        JourneyView.html(view.journey()),
                        switches.html(view.row()),
                        AppsView.html(apps.look(), view.row()));
    }

    private static String note(String text) {
        return "<p class=\"note wide t-blue\" role=\"status\">" + Html.escaped(text) + "</p>";
    }
}
