package io.roundtrip.simulators.planted;

/** What became of scenarios. */
record Verdict(Outcome outcome, String reason) {
    enum Outcome {
        GREEN,
        RED,
        /** Still running when its time was over. */
        HANGS,
        /** Not run as it should: no evidence for anything. */
        BROKEN
    }

    static Verdict green() {
        return new Verdict(Outcome.GREEN, "");
    }

    static Verdict red(String reason) {
        return new Verdict(Outcome.RED, reason);
    }

    static Verdict hangs() {
        return new Verdict(Outcome.HANGS, "");
    }

    static Verdict broken(String reason) {
        return new Verdict(Outcome.BROKEN, reason);
    }

    static Verdict read(String text) {
        String[] lines = text.split("\n", 2);
        return new Verdict(Outcome.valueOf(lines[0]), lines[1]);
    }
}
