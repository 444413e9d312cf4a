package io.roundtrip.dataverse;

/** What one attempt of a request came to. */
sealed interface Outcome {

    /** Worth another attempt. */
    boolean transientFailure();

    /** The server may have done it. */
    boolean effectUnknown();

    /** The status, or that there is none. */
    String label();

    /** The answer, or an exception when there is none. */
    HttpAnswer answer();

    record Answered(HttpAnswer answer) implements Outcome {

        @Override
        public String label() {
            return Integer.toString(answer.status());
        }

        boolean throttled() {
            return !answer.succeeded() && answer.failure().throttled();
        }

        @Override
        public boolean transientFailure() {
            return !answer.succeeded() && answer.failure().transientFailure();
        }

        /** A throttled request was not executed. */
        @Override
        public boolean effectUnknown() {
            return transientFailure() && !throttled();
        }
    }

    record Lost(DataverseException failure, boolean sent) implements Outcome {

        @Override
        public String label() {
            return "lost";
        }

        @Override
        public boolean transientFailure() {
            return true;
        }

        @Override
        public boolean effectUnknown() {
            return sent;
        }

        @Override
        public HttpAnswer answer() {
            throw failure;
        }
    }
}
