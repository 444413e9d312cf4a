package io.roundtrip.sandbox.console;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Text in pages. */
final class Html {

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private Html() {}

    /** For element content and for attributes in double quotes. */
    static String escaped(Object value) {
        return value.toString()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** Time of day to the millisecond, in UTC. */
    static String time(Instant at) {
        return "<time datetime=\"%s\">%s</time>".formatted(at, CLOCK.format(at));
    }
}
