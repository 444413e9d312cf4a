package io.roundtrip.simulators.target;

import java.util.List;

/** From request to answer: the key, the switches, then the side it is for. */
final class TargetApi {
    private final RowApi rows;
    private final ControlApi control;
    private final SwitchBoard switches;
    private final Counters counters;
    private final RefusedWrites refusals;
    private final String apiKey;

    TargetApi(TargetStore store, SwitchBoard switches, Refusals refused, String apiKey) {
        Counters counters = refused.counters();
        this.rows = new RowApi(new RowQueries(store), new RowWrites(store, switches, counters));
        this.control = new ControlApi(store, switches, counters);
        this.switches = switches;
        this.counters = counters;
        this.refusals = refused.journal();
        this.apiKey = apiKey;
    }

    /** Where refusals are counted and kept. */
    record Refusals(Counters counters, RefusedWrites journal) {}

    Answer answer(Request request) {
        try {
            return routed(request);
        } catch (RefusedException refused) {
            count(request, refused.answer());
            return refused.answer();
        }
    }

    private Answer routed(Request request) {
        String first = request.path().isEmpty() ? "" : request.path().get(0);
        if (!first.equals("health")) {
            authenticate(request);
        }
        return switch (first) {
            case "health" -> control.health(only(request));
            case "switches" -> control.switches(only(request));
            case "journal" -> control.journal(only(request));
            case "api" -> api(request);
            default -> throw RefusedException.notFound("no such path", "path");
        };
    }

    private void authenticate(Request request) {
        if (request.header("X-Api-Key").filter(apiKey::equals).isEmpty()) {
            throw new RefusedException(
                    401, new Refusal("unauthorized", "X-Api-Key is missing or unknown", "X-Api-Key"));
        }
    }

    private static Request only(Request request) {
        if (request.path().size() > 1) {
            throw RefusedException.notFound("no such path", "path");
        }
        return request;
    }

    private Answer api(Request request) {
        if (switches.current().down()) {
            throw RefusedException.unavailable(switches.current());
        }
        List<String> path = request.path();
        return rows.answer(request, path.subList(1, path.size()));
    }

    private void count(Request request, Answer answer) {
        boolean write = request.isApi() && !request.method().equals("GET");
        if (write) {
            (answer.status() == 503 ? counters.unavailable : counters.refused).incrementAndGet();
            refusals.add(request, answer);
        }
    }
}
