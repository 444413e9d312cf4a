package io.roundtrip.simulators.dataverse.service;

import io.roundtrip.simulators.dataverse.batch.BatchEndpoint;
import io.roundtrip.simulators.dataverse.faults.Fault;
import io.roundtrip.simulators.dataverse.faults.Fault.TokenExpired;
import io.roundtrip.simulators.dataverse.faults.Faults;
import io.roundtrip.simulators.dataverse.faults.Hit;
import io.roundtrip.simulators.dataverse.faults.RequestMatch.Endpoint;
import io.roundtrip.simulators.dataverse.journal.Journal;
import io.roundtrip.simulators.dataverse.journal.Visit;
import io.roundtrip.simulators.dataverse.limits.Admission;
import io.roundtrip.simulators.dataverse.limits.Admission.Refused;
import io.roundtrip.simulators.dataverse.limits.Admission.Remaining;
import io.roundtrip.simulators.dataverse.limits.Limits;
import io.roundtrip.simulators.dataverse.protocol.Answer;
import io.roundtrip.simulators.dataverse.protocol.Call;
import io.roundtrip.simulators.dataverse.protocol.Refusal;
import io.roundtrip.simulators.dataverse.signin.Tokens;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** A request's way: may it run, what goes wrong, who answers, journal. */
public final class Service {
    private final Api api;
    private final BatchEndpoint batches;
    private final Limits limits;
    private final Faults faults;
    private final Journal journal;
    private final Tokens tokens;

    /** What stands around the answers. */
    public record Conditions(Limits limits, Faults faults, Journal journal, Tokens tokens) {}

    public Service(Api api, BatchEndpoint batches, Conditions conditions) {
        this.api = api;
        this.batches = batches;
        this.limits = conditions.limits();
        this.faults = conditions.faults();
        this.journal = conditions.journal();
        this.tokens = conditions.tokens();
    }

    /** What goes back to the client, the fault that it meets on its way, and what is left of the user's budget. */
    record Reply(Answer answer, Optional<Fault> fault, int server, Optional<Remaining> remaining) {
        static Reply of(Answer answer) {
            return new Reply(answer, Optional.empty(), 0, Optional.empty());
        }
    }

    int dopHint() {
        return limits.dopHint();
    }

    /** For a call that goes nowhere, because nobody may make it. */
    Reply refuse(Call call, Answer answer) {
        journal.add(journal.arrive(), call, answer);
        return Reply.of(answer);
    }

    Reply signIn(Endpoint endpoint, Call call, Supplier<Answer> login) {
        Visit visit = journal.arrive();
        Hit hit = faults.next(endpoint, call);
        Answer answer = hit.after(hit.before().orElseGet(login));
        pause(hit.latency(0));
        journal.add(visit.hitBy(hit.text()), call, answer);
        return new Reply(answer, hit.fault(), 0, Optional.empty());
    }

    Reply handle(Call call) {
        Visit visit = journal.arrive();
        Work work = new Work(visit, limits.admit(call));
        Reply reply = admitted(work, call, () -> run(work, call));
        return new Reply(
                reply.answer(), reply.fault(), work.admission().server(), limits.remaining(call, work.admission()));
    }

    /** Refuses what exceeds a limit; otherwise the request is counted as running until it is answered. */
    private Reply admitted(Work work, Call call, Supplier<Reply> run) {
        Admission admission = work.admission();
        if (admission.refused().isPresent()) {
            Refused refused = admission.refused().get();
            journal.add(work.visit().hitBy(Optional.of(refused.limit())), call, refused.answer());
            return Reply.of(refused.answer());
        }
        try {
            return run.get();
        } finally {
            limits.finish(admission, work.rows());
        }
    }

    private Reply run(Work work, Call call) {
        Hit hit = faults.next(Endpoint.WEB_API, call);
        Answer answer = hit.after(hit.before().orElseGet(() -> executed(work, call)));
        if (hit.fault().filter(TokenExpired.class::isInstance).isPresent()) {
            tokens.revoke(call.caller().name());
        }
        pause(hit.latency(work.rows()));
        journal.add(work.visit().hitBy(hit.text()), call, answer);
        return new Reply(answer, hit.fault(), 0, Optional.empty());
    }

    private Answer executed(Work work, Call call) {
        if (call.body().length > limits.mostBytes()) {
            return Answer.empty(413);
        }
        return call.path().equals("$batch") ? batch(call, work) : single(call, work);
    }

    private Answer batch(Call call, Work work) {
        try {
            return batches.answer(api.admit(call), part -> part(part, work));
        } catch (Refusal refusal) {
            return Answer.of(refusal);
        }
    }

    private Answer part(Call call, Work batch) {
        Work part = batch.nextPart(limits.admitPart(call, batch.admission()));
        Answer answer = admitted(part, call, () -> runPart(part, call)).answer();
        batch.touched(part.rows());
        return answer;
    }

    private Reply runPart(Work part, Call call) {
        Hit hit = faults.nextOfPart(call);
        Answer answer = hit.after(hit.before().orElseGet(() -> single(call, part)));
        journal.add(part.visit().hitBy(hit.text()), call, answer);
        return Reply.of(answer);
    }

    private Answer single(Call call, Work work) {
        Answer answer = api.answer(call);
        limits.countOperations(call, answer);
        work.touched(answer.touched().rows().size());
        return answer;
    }

    private static void pause(Duration time) {
        if (time.isZero()) {
            return;
        }
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
