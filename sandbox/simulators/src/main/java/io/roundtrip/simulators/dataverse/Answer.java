package io.roundtrip.simulators.dataverse;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the service answers, and which rows it read or wrote for that. */
record Answer(int status, Map<String, String> headers, byte[] body, Touched touched) {
    static final String JSON = "application/json; odata.metadata=minimal";

    /** Rows for the journal. */
    record Touched(String table, List<UUID> rows) {
        static final Touched NOTHING = new Touched("", List.of());

        static Touched row(Table table, UUID id) {
            return new Touched(table.schema().logicalName(), List.of(id));
        }

        static Touched rows(Table table, List<Row> rows) {
            return new Touched(
                    table.schema().logicalName(), rows.stream().map(Row::id).toList());
        }
    }

    static Answer empty(int status) {
        return new Answer(status, Map.of(), new byte[0], Touched.NOTHING);
    }

    static Answer json(int status, byte[] body) {
        return new Answer(status, Map.of("Content-Type", JSON), body, Touched.NOTHING);
    }

    static Answer text(int status, String body) {
        return new Answer(
                status, Map.of("Content-Type", "text/plain"), body.getBytes(StandardCharsets.UTF_8), Touched.NOTHING);
    }

    static Answer of(Refusal refusal) {
        Map<String, String> error = new LinkedHashMap<>();
        error.put("code", refusal.code());
        error.put("message", refusal.text());
        return json(refusal.status(), Json.write(Map.of("error", error)));
    }

    Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body, touched);
    }

    Answer with(Touched rows) {
        return new Answer(status, headers, body, rows);
    }

    boolean isError() {
        return status >= 400;
    }
}
