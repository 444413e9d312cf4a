package io.roundtrip.dataverse;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Carries out requests: each takes a turn of an application user, waits out that user's throttle window, carries its token,
 * and is repeated as long as that is safe, promising and within the request's deadline.
 */
final class Requests {

    private final HttpExchange exchange;
    private final Surroundings surroundings;
    private final Duration patience;
    private final Lanes lanes;

    Requests(Lanes lanes, Surroundings surroundings, Duration requestTimeout) {
        this(lanes, new HttpExchange(surroundings, requestTimeout), surroundings, requestTimeout);
    }

    private Requests(Lanes lanes, HttpExchange exchange, Surroundings surroundings, Duration patience) {
        this.exchange = exchange;
        this.surroundings = surroundings;
        this.patience = patience;
        this.lanes = lanes;
    }

    /** The same requests, one user each. */
    List<Requests> ofEachUser() {
        return lanes.each().stream()
                .map(lane -> new Requests(lane, exchange, surroundings, patience))
                .toList();
    }

    List<Usage> usage() {
        return lanes.usage();
    }

    /** The answer, of whatever status; throws a transient {@link DataverseException} when there is none. */
    HttpAnswer send(HttpCall call) {
        Deadline deadline = Deadline.in(patience, surroundings.clock());
        UUID correlationId = surroundings.ids().get();
        boolean lost = false;
        for (int attempt = 1; ; attempt++) {
            Outcome outcome = inTurn(new Ticket(call, correlationId, deadline));
            Optional<Duration> pause = pauseAfter(attempt, call, outcome).filter(deadline::allows);
            if (pause.isEmpty()) {
                return outcome.answer().afterLostAttempt(lost);
            }
            lost |= outcome.effectUnknown();
            if (!pause.get().isZero()) {
                pause(call, pause.get());
            }
        }
    }

    private Optional<Duration> pauseAfter(int attempt, HttpCall call, Outcome outcome) {
        if (outcome instanceof Outcome.Answered answered && answered.throttled()) {
            return Optional.of(lanes.shortestWait());
        }
        return RepeatPolicy.DEFAULT.pauseAfter(
                attempt, call, outcome, surroundings.random().nextDouble());
    }

    /** What all attempts of a request have in common. */
    private record Ticket(HttpCall call, UUID correlationId, Deadline deadline) {

        HttpExchange.Sending by(Lane lane, String token) {
            return new HttpExchange.Sending(lane, token, correlationId);
        }
    }

    private Outcome inTurn(Ticket ticket) {
        Lane lane = lanes.take(ticket.call().item(), ticket.deadline());
        try {
            String token = lane.tokens().token();
            Outcome outcome = once(ticket, ticket.by(lane, token));
            return refusesToken(outcome) ? once(ticket, ticket.by(lane, lane.tokenNewerThan(token))) : outcome;
        } finally {
            lane.turns().giveBack();
        }
    }

    /** The window is looked at last, when everything else is ready. */
    private Outcome once(Ticket ticket, HttpExchange.Sending sending) {
        HttpCall call = ticket.call();
        Lane lane = sending.lane();
        lane.throttle().await(call.item(), ticket.deadline());
        lane.spent(call.purpose().operations());
        RequestObserver.Running running = surroundings.observer().started(attempt(ticket, lane));
        Outcome outcome = exchange.exchange(call, sending);
        running.ended(outcome.label());
        if (outcome instanceof Outcome.Answered answered) {
            lane.learnFrom(answered);
        }
        return outcome;
    }

    private static RequestObserver.Attempt attempt(Ticket ticket, Lane lane) {
        Purpose purpose = ticket.call().purpose();
        return new RequestObserver.Attempt(
                ticket.call().method(), purpose.table(), lane.user(), purpose.operations(), ticket.correlationId());
    }

    private static boolean refusesToken(Outcome outcome) {
        return outcome instanceof Outcome.Answered answered && answered.answer().status() == 401;
    }

    private void pause(HttpCall call, Duration duration) {
        try {
            surroundings.pause().of(duration);
        } catch (InterruptedException e) {
            throw Interruption.of(call.item(), e);
        }
    }
}
