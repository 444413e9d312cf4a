package io.roundtrip.simulators.dataverse.batch;

import io.roundtrip.simulators.dataverse.batch.BatchRequest.ChangeSet;
import io.roundtrip.simulators.dataverse.batch.BatchRequest.Item;
import io.roundtrip.simulators.dataverse.batch.BatchRequest.Operation;
import io.roundtrip.simulators.dataverse.protocol.Answer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Writes the answers of a batch as the platform does: CRLF, unquoted boundaries, a change set as a nested multipart. */
public final class BatchResponse {
    private static final String CRLF = "\r\n";
    private static final Map<Integer, String> REASONS = Map.ofEntries(
            Map.entry(200, "OK"),
            Map.entry(201, "Created"),
            Map.entry(204, "No Content"),
            Map.entry(304, "Not Modified"),
            Map.entry(400, "Bad Request"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(412, "Precondition Failed"),
            Map.entry(429, "Too Many Requests"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(501, "Not Implemented"),
            Map.entry(503, "Service Unavailable"));

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Supplier<UUID> ids;
    private final String boundary;

    BatchResponse(Supplier<UUID> ids) {
        this.ids = ids;
        this.boundary = "batchresponse_" + ids.get();
    }

    /** An operation and its answer. */
    record Done(Operation operation, Answer answer) {}

    void add(Item item, List<Done> done) {
        boolean failed = done.stream().anyMatch(one -> one.answer().isError());
        if (item instanceof ChangeSet && !failed) {
            addChangeSet(done);
        } else {
            done.forEach(one -> part(boundary, one));
        }
    }

    private void addChangeSet(List<Done> done) {
        String inner = "changesetresponse_" + ids.get();
        text("--" + boundary + CRLF + "Content-Type: multipart/mixed; boundary=" + inner + CRLF + CRLF);
        done.forEach(one -> part(inner, one));
        text("--" + inner + "--" + CRLF);
    }

    private void part(String delimiter, Done done) {
        text("--" + delimiter + CRLF + "Content-Type: application/http" + CRLF + "Content-Transfer-Encoding: binary"
                + CRLF);
        done.operation().contentId().ifPresent(id -> text("Content-ID: " + id + CRLF));
        Answer answer = done.answer();
        text(CRLF + "HTTP/1.1 " + answer.status() + " " + REASONS.getOrDefault(answer.status(), "Status") + CRLF);
        text("OData-Version: 4.0" + CRLF);
        if (answer.isError()) {
            text("REQ_ID: " + ids.get() + CRLF);
        }
        answer.headers().forEach((name, value) -> text(name + ": " + value + streaming(answer, name) + CRLF));
        text(CRLF);
        bytes.writeBytes(answer.body());
        text(CRLF);
    }

    /** What a part reads is announced as streamed, in the documentation's example. */
    private static String streaming(Answer answer, String header) {
        return header.equals("Content-Type") && !answer.isError() ? "; odata.streaming=true" : "";
    }

    private void text(String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    public Answer answer(int status) {
        text("--" + boundary + "--" + CRLF);
        return new Answer(
                status,
                Map.of("Content-Type", "multipart/mixed; boundary=" + boundary),
                bytes.toByteArray(),
                Answer.Touched.NOTHING);
    }
}
