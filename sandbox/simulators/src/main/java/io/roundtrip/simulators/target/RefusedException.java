package io.roundtrip.simulators.target;

import java.util.Map;

/** Ends a request with a refusal, before anything was changed. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    RefusedException(int status, Refusal refusal) {
        this(Answer.refusal(status, refusal));
    }

    RefusedException(Answer answer) {
        super("refused with " + answer.status(), null, false, false);
        this.answer = answer;
    }

    static RefusedException notFound(String what, String field) {
        return new RefusedException(404, new Refusal("not_found", what, field));
    }

    static RefusedException methodNotAllowed(String method, String allowed) {
        Refusal refusal = new Refusal("method_not_allowed", method + " is not one of " + allowed, "method");
        return new RefusedException(new Answer(405, Json.tree(refusal), Map.of("Allow", allowed)));
    }

    static RefusedException unavailable(Switches switches) {
        Answer answer = Answer.of(503, new Refusal("unavailable", "the system is down", "path"));
        int seconds = switches.retryAfterSeconds();
        return new RefusedException(seconds > 0 ? answer.with("Retry-After", String.valueOf(seconds)) : answer);
    }

    Answer answer() {
        return answer;
    }
}
