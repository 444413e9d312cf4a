package io.roundtrip.sandbox.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** Style and script, from the class path; nothing comes from elsewhere. */
final class Resources {

    private static final Map<String, String> TYPES =
            Map.of("console.css", "text/css; charset=utf-8", "console.js", "text/javascript; charset=utf-8");

    private Resources() {}

    static Optional<Reply> find(String name) {
        return Optional.ofNullable(TYPES.get(name))
                .map(type -> new Reply(200, bytes(name), Map.of("Content-Type", type)));
    }

    private static byte[] bytes(String name) {
        try (InputStream file = Resources.class.getResourceAsStream("/console/" + name)) {
            if (file == null) {
                throw new IllegalStateException("/console/" + name + " is not on the class path");
            }
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
