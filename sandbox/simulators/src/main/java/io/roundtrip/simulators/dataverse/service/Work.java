package io.roundtrip.simulators.dataverse.service;

import io.roundtrip.simulators.dataverse.journal.Visit;
import io.roundtrip.simulators.dataverse.limits.Admission;

/** A request, or a part of a batch, while it is being worked on by one thread. */
final class Work {
    private final Visit visit;
    private final Admission admission;
    private int parts;
    private int rows;

    Work(Visit visit, Admission admission) {
        this.visit = visit.at(admission.server());
        this.admission = admission;
    }

    Visit visit() {
        return visit;
    }

    Admission admission() {
        return admission;
    }

    Work nextPart(Admission admitted) {
        return new Work(visit.part(++parts), admitted);
    }

    void touched(int count) {
        rows += count;
    }

    int rows() {
        return rows;
    }
}
