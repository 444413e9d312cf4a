package io.roundtrip.simulators.dataverse;

import io.roundtrip.simulators.dataverse.protocol.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Example answers copied from the documentation; see SOURCES.md beside them. */
public final class Documented {
    private static final String FOLDER = "/dataverse/webapi/";

    private Documented() {}

    /** An answer as the documentation prints it: with status line and headers, or a body that comes with status 200 or 429. */
    record Printed(int status, Map<String, String> headers, String body) {
        static Printed parse(String text) {
            String[] halves = text.split("\r?\n\r?\n", 2);
            List<String> head = halves[0].lines().toList();
            Map<String, String> headers = new TreeMap<>();
            head.stream().skip(1).map(line -> line.split(": ", 2)).forEach(header -> headers.put(header[0], header[1]));
            return new Printed(Integer.parseInt(head.get(0).substring(9, 12)), headers, halves[1].trim());
        }

        /** Older answers had no code where newer ones have the platform's. */
        boolean codeIsEmpty() {
            return body.replace(" ", "").contains("\"code\":\"\"");
        }
    }

    /** The headers of answers that are printed without them are those that their pages name. */
    static Printed printed(String file) {
        return switch (file) {
            case "429-number-of-requests.json" -> new Printed(429, Map.of("Retry-After", "7"), text(file));
            case "change-tracking-initial.json" ->
                new Printed(200, Map.of("Preference-Applied", "odata.track-changes"), text(file));
            case "paging-page1.json" ->
                new Printed(200, Map.of("Preference-Applied", "odata.maxpagesize=2"), text(file));
            case "change-tracking-delta.json" -> new Printed(200, Map.of("OData-Version", "4.0"), text(file));
            default -> Printed.parse(text(file));
        };
    }

    static List<String> files() {
        try (Stream<Path> files = Files.list(Path.of(
                Objects.requireNonNull(Documented.class.getResource(FOLDER)).toURI()))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("SOURCES.md"))
                    .sorted()
                    .toList();
        } catch (IOException | URISyntaxException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public static String text(String file) {
        try (InputStream in = Objects.requireNonNull(Documented.class.getResourceAsStream(FOLDER + file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The body with its members in their order, without what differs from environment to environment. */
    static String alike(String body, boolean withoutCode) {
        if (body.isEmpty()) {
            return "";
        }
        String compact =
                new String(Json.write(Json.object(body.getBytes(StandardCharsets.UTF_8))), StandardCharsets.UTF_8);
        String text = addressesAlike(compact)
                .replaceAll("(W/[^0-9]+)\\d+", "$1n")
                .replaceAll("deltatoken=\\d+", "deltatoken=n")
                .replaceAll("(%21|%2f|%3a|%20)\\d+", "$1n")
                .replaceAll("pagingcookie=%22.*?%22%20istracking", "pagingcookie=%22c%22%20istracking");
        return withoutCode ? text.replaceAll("\"code\":\"[^\"]*\"", "\"code\":\"\"") : text;
    }

    /** One example lacks a part of the path; they differ in the version of the interface. */
    static String addressesAlike(String text) {
        return text.replaceAll("(?i:\\[Organization URI])|http://127\\.0\\.0\\.1:\\d+", "org")
                .replaceAll("org(/api)?/data/v9\\.\\d", "org/api/data/v9.2");
    }
}
