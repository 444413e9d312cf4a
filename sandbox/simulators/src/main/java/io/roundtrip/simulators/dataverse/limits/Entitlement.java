package io.roundtrip.simulators.dataverse.limits;

import io.roundtrip.simulators.dataverse.protocol.Answer;
import io.roundtrip.simulators.dataverse.protocol.Call;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Power Platform requests: every row that is written counts, in a batch or a bulk message too, and every reading request once
 * (documentation pages "Requests limits and allocations" and "Use bulk operation messages"). Nothing is refused for them.
 */
final class Entitlement {
    private record Day(String user, LocalDate date) {}

    private final Map<Day, LongAdder> operations = new ConcurrentHashMap<>();

    void count(Call call, Answer answer, Instant at) {
        Day day = new Day(call.caller().name(), LocalDate.ofInstant(at, ZoneOffset.UTC));
        int rows = call.is("GET") ? 1 : Math.max(1, answer.touched().rows().size());
        operations.computeIfAbsent(day, first -> new LongAdder()).add(rows);
    }

    long operations(String user, LocalDate date) {
        LongAdder counted = operations.get(new Day(user, date));
        return counted == null ? 0 : counted.sum();
    }
}
