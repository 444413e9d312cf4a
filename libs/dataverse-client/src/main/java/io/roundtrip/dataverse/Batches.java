package io.roundtrip.dataverse;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Sends batches. Source: Web API, "Execute batch operations". */
final class Batches {

    /** Requests in one batch. */
    static final int MOST_PARTS = 1_000;

    private static final int FEWEST_PARTS = 10;

    private final Connection connection;
    private final Surroundings surroundings;

    Batches(Connection connection, Surroundings surroundings) {
        this.connection = connection;
        this.surroundings = surroundings;
    }

    /**
     * Results in the order of the parts. Throws only when the first request fails as a whole; when a later one does, its
     * parts are failed with that exception, so that what is known of the earlier ones is not lost.
     */
    List<PartResult> send(Batch batch) {
        List<PartRequest> parts = requests(batch.parts());
        List<PartResult> results = new ArrayList<>(parts.size());
        for (int from = 0; from < parts.size(); from += MOST_PARTS) {
            List<PartRequest> some = parts.subList(from, Math.min(parts.size(), from + MOST_PARTS));
            results.addAll(from == 0 ? sendOne(some) : sendLater(some));
        }
        return results;
    }

    private List<PartResult> sendLater(List<PartRequest> parts) {
        try {
            return sendOne(parts);
        } catch (DataverseException e) {
            return Collections.nCopies(parts.size(), PartResult.failed(e));
        }
    }

    /** Halves what is too much at once, as long as repeating is harmless. */
    private List<PartResult> sendOne(List<PartRequest> parts) {
        try {
            return sendWhole(parts);
        } catch (DataverseException e) {
            boolean divisible = parts.size() > FEWEST_PARTS && parts.stream().allMatch(PartRequest::repeatable);
            if (!divisible || !e.tooMuchAtOnce()) {
                throw e;
            }
            int half = parts.size() / 2;
            List<PartResult> results = new ArrayList<>(sendOne(parts.subList(0, half)));
            results.addAll(sendLater(parts.subList(half, parts.size())));
            return results;
        }
    }

    private List<PartResult> sendWhole(List<PartRequest> parts) {
        String boundary = newBoundary();
        return results(parts, answers(call("batch", parts, boundary, BatchBody.of(parts, boundary))));
    }

    /** The answer to a change set that failed is one, and does not say which part it is about. */
    void sendChangeSet(List<Batch.Part> changes) {
        if (changes.isEmpty()) {
            return;
        }
        if (changes.size() > MOST_PARTS) {
            throw new IllegalArgumentException(changes.size() + " writes in one change set; at most " + MOST_PARTS);
        }
        List<PartRequest> parts = requests(changes);
        String boundary = newBoundary();
        List<HttpAnswer> answers = answers(call("change set", parts, boundary, BatchBody.ofChangeSet(parts, boundary)));
        if (answers.isEmpty()) {
            throw DataverseException.unanswered("change set of " + parts.size(), "an empty answer", null);
        }
        answers.get(0).orThrow();
    }

    private List<PartRequest> requests(List<Batch.Part> parts) {
        return parts.stream()
                .map(part -> PartRequest.of(part, connection.tables()))
                .toList();
    }

    private String newBoundary() {
        return "batch_" + surroundings.ids().get();
    }

    private List<HttpAnswer> answers(HttpCall call) {
        HttpAnswer answer = connection.requests().send(call);
        if (!MultipartAnswer.isMultipart(answer)) {
            answer.orThrow();
            throw DataverseException.unanswered(answer.item(), "not a multipart answer", null);
        }
        return MultipartAnswer.parts(answer);
    }

    private HttpCall call(String kind, List<PartRequest> parts, String boundary, String body) {
        return new HttpCall(
                new Purpose(kind + " of " + parts.size(), table(parts), parts.size()),
                "POST",
                connection.root().resource("$batch", ""),
                Map.of(
                        "Content-Type",
                        "multipart/mixed; boundary=\"" + boundary + "\"",
                        "Prefer",
                        "odata.continue-on-error"),
                body,
                parts.stream().allMatch(PartRequest::repeatable));
    }

    /** The table of the batch, if it is about one only. */
    private static String table(List<PartRequest> parts) {
        List<String> tables = parts.stream()
                .map(part -> part.table().logicalName())
                .distinct()
                .toList();
        return tables.size() == 1 ? tables.get(0) : "";
    }

    private List<PartResult> results(List<PartRequest> parts, List<HttpAnswer> answers) {
        List<PartResult> results = new ArrayList<>(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            PartRequest part = parts.get(i);
            results.add(
                    i < answers.size()
                            ? result(part, answers.get(i))
                            : PartResult.failed(
                                    DataverseException.unanswered(part.item(), "the batch ended before it", null)));
        }
        return results;
    }

    private PartResult result(PartRequest part, HttpAnswer answer) {
        try {
            return PartResult.of(part.outcome(answer.about(part.item())));
        } catch (DataverseException e) {
            if (e.throttled()) {
                answer.lane().throttled(e.retryAfter().orElse(Throttle.UNSAID));
            }
            return PartResult.failed(e);
        }
    }
}
