package io.roundtrip.simulators.dataverse.protocol;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the service answers, and which rows it read or wrote for that. */
public record Answer(int status, Map<String, String> headers, byte[] body, Touched touched) {
    static final String JSON = "application/json; odata.metadata=minimal";

    /** Rows for the journal. */
    public record Touched(String table, List<UUID> rows) {
        public static final Touched NOTHING = new Touched("", List.of());
    }

    public static Answer empty(int status) {
        return new Answer(status, Map.of(), new byte[0], Touched.NOTHING);
    }

    public static Answer json(int status, byte[] body) {
        return new Answer(status, Map.of("Content-Type", JSON), body, Touched.NOTHING);
    }

    public static Answer text(int status, String body) {
        return new Answer(
                status, Map.of("Content-Type", "text/plain"), body.getBytes(StandardCharsets.UTF_8), Touched.NOTHING);
    }

    public static Answer xml(int status, byte[] body) {
        return new Answer(status, Map.of("Content-Type", "application/xml"), body, Touched.NOTHING);
    }

    public static Answer of(Refusal refusal) {
        return of(refusal, Annotations.NONE);
    }

    /** With the details that were asked for (documentation page "Compose HTTP requests and handle errors"). */
    public static Answer of(Refusal refusal, Annotations annotations) {
        Map<String, String> error = new LinkedHashMap<>();
        error.put("code", refusal.code());
        error.put("message", refusal.text());
        refusal.details().forEach((name, value) -> {
            if (annotations.wants(name)) {
                error.put("@" + name, value);
            }
        });
        return json(refusal.status(), Json.write(Map.of("error", error)));
    }

    public Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body, touched);
    }

    public Answer with(Touched rows) {
        return new Answer(status, headers, body, rows);
    }

    public boolean isError() {
        return status >= 400;
    }
}
