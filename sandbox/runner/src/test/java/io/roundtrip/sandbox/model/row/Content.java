package io.roundtrip.sandbox.model.row;

/** All a row's columns can say in this world. */
enum Content {
    ABSENT,
    A,
    B,
    OUT_OF_SCOPE;

    boolean inScope() {
        return this == A || this == B;
    }

    Content other() {
        return this == A ? B : A;
    }
}
