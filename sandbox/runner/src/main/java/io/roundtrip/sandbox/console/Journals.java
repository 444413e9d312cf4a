package io.roundtrip.sandbox.console;

import io.roundtrip.sandbox.SimulatedServices;
import io.roundtrip.simulators.target.AppliedWrite;
import io.roundtrip.simulators.target.RefusedWrite;
import java.util.List;
import java.util.UUID;

/** What the simulated services saw, each oldest first; of the target only what concerns one row. */
record Journals(
        List<io.roundtrip.simulators.dataverse.journal.JournalEntry> dataverse,
        List<io.roundtrip.simulators.servicebus.journal.JournalEntry> bus,
        List<AppliedWrite> applied,
        List<RefusedWrite> refused) {

    static Journals of(SimulatedServices services, UUID row) {
        return new Journals(
                services.dataverse().journal(),
                services.bus().journal(),
                services.erp().journal(row.toString()),
                services.erp().refusals(row.toString()));
    }

    /** A row's journey told by these journals alone. They are finite: what is older than their first entries is not told. */
    Journey journeyOf(UUID row) {
        List<Step> seen = new DataverseSteps(row).of(dataverse);
        Sequence sequence = Sequence.since(seen);
        sequence.addAll(seen);
        sequence.addAll(new BusSteps(row, sequence.start()).of(bus));
        sequence.addAll(TargetSteps.applied(applied));
        sequence.addAll(TargetSteps.refused(refused));
        return new Journey(row, sequence.told());
    }
}
