package io.roundtrip.simulators.dataverse;

import io.roundtrip.simulators.dataverse.protocol.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** Example answers copied from the documentation; see SOURCES.md beside them. */
public final class Documented {
    private Documented() {}

    public static String text(String file) {
        try (InputStream in =
                Objects.requireNonNull(Documented.class.getResourceAsStream("/dataverse/webapi/" + file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static Map<String, Object> json(String file) {
        return Json.object(text(file).getBytes(StandardCharsets.UTF_8));
    }

    /** The body below the headers of an .http file. */
    public static Map<String, Object> body(String file) {
        String text = text(file);
        return Json.object(text.substring(text.indexOf("{")).getBytes(StandardCharsets.UTF_8));
    }

    public static String errorMessage(String file) {
        return String.valueOf(((Map<?, ?>) body(file).get("error")).get("message"));
    }
}
