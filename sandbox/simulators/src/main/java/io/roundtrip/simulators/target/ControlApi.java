package io.roundtrip.simulators.target;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The simulator's own side: health, switches and the journal. The switches do not touch it, but {@code down} shows in the health. */
final class ControlApi {
    private final TargetStore store;
    private final SwitchBoard switches;
    private final Counters counters;

    ControlApi(TargetStore store, SwitchBoard switches, Counters counters) {
        this.store = store;
        this.switches = switches;
        this.counters = counters;
    }

    Answer health(Request request) {
        request.allow("GET");
        return switches.current().down()
                ? Answer.of(503, Map.of("status", "down"))
                : Answer.of(200, Map.of("status", "up"));
    }

    Answer switches(Request request) {
        request.allow("GET", "PUT");
        if (request.method().equals("PUT")) {
            switches.set(Json.switches(request.json()));
        }
        return Answer.of(200, switches.current());
    }

    /** {@code sourceId} picks one row's writes, {@code after} those with a higher sequence. */
    Answer journal(Request request) {
        request.allow("GET");
        Optional<String> sourceId = request.parameter("sourceId");
        int after = request.number("after", 0, 0);
        List<AppliedWrite> writes = store.journal(write -> write.sequence() > after
                && sourceId.filter(id -> !id.equals(write.sourceId())).isEmpty());
        return Answer.of(200, new Journal(writes, counters.read()));
    }

    private record Journal(List<AppliedWrite> writes, RequestCounts counts) {}
}
