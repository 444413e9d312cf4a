package io.roundtrip.simulators.dataverse.service;

import io.roundtrip.simulators.dataverse.batch.BatchEndpoint;
import io.roundtrip.simulators.dataverse.faults.Failure;
import io.roundtrip.simulators.dataverse.faults.Faults;
import io.roundtrip.simulators.dataverse.faults.Faults.Moment;
import io.roundtrip.simulators.dataverse.journal.Journal;
import io.roundtrip.simulators.dataverse.protocol.Answer;
import io.roundtrip.simulators.dataverse.protocol.Call;
import io.roundtrip.simulators.dataverse.protocol.Refusal;
import java.time.Duration;
import java.util.Optional;

/** A request's way: who calls, what goes wrong, who answers, journal. */
public final class Service {
    private final Api api;
    private final BatchEndpoint batches;
    private final Faults faults;
    private final Journal journal;

    public Service(Api api, BatchEndpoint batches, Faults faults, Journal journal) {
        this.api = api;
        this.batches = batches;
        this.faults = faults;
        this.journal = journal;
    }

    /** What reaches the client, if the connection is not reset instead, and how late. */
    record Outcome(Optional<Answer> answer, Duration delay) {}

    Outcome handle(Call call) {
        Optional<Moment> reset = faults.reset(call);
        if (reset.filter(Moment.BEFORE_THE_EFFECT::equals).isPresent()) {
            return new Outcome(Optional.empty(), Duration.ZERO);
        }
        Answer answer = answer(call);
        Duration delay = faults.delay(call).orElse(Duration.ZERO);
        return new Outcome(reset.isPresent() ? Optional.empty() : Optional.of(answer), delay);
    }

    private Answer answer(Call call) {
        if (!call.path().equals("$batch")) {
            return single(call);
        }
        Answer answer = faults.failure(call).map(Failure::answer).orElseGet(() -> batch(call));
        journal.add(call, answer);
        return answer;
    }

    private Answer batch(Call call) {
        try {
            return batches.answer(api.admit(call), this::single);
        } catch (Refusal refusal) {
            return Answer.of(refusal);
        }
    }

    private Answer single(Call call) {
        Answer answer = faults.failure(call).map(Failure::answer).orElseGet(() -> api.answer(call));
        journal.add(call, answer);
        return answer;
    }
}
