package io.roundtrip.sandbox;

import java.util.List;

/** An app ended before it was healthy; the message carries the end of its log, which names the cause. */
final class AppCannotStart extends RuntimeException {

    AppCannotStart(AppProcess app, List<String> lastLines) {
        super(app.app().module() + " ended before it was healthy. The end of its log " + app.log() + ":\n"
                + String.join("\n", lastLines));
    }
}
