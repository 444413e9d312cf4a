package io.roundtrip.simulators.target;

import io.roundtrip.simulators.target.WriteOutcome.Absent;
import io.roundtrip.simulators.target.WriteOutcome.Applied;
import io.roundtrip.simulators.target.WriteOutcome.KeyReused;
import io.roundtrip.simulators.target.WriteOutcome.Refused;
import io.roundtrip.simulators.target.WriteOutcome.Replayed;
import io.roundtrip.simulators.target.WriteOutcome.Stale;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** The rows of the ERP. Every write is decided and done under one lock, so the comparison of versions is atomic with it. */
final class TargetStore {
    private static final int BEFORE_FIRST_NUMBER = 100_000;

    private final Map<RowKey, TargetRow> rows = new HashMap<>();
    private final Map<RowKey, SourceVersion> versions = new HashMap<>(); // outlives the row: the tombstone
    private final Map<Resource, TreeMap<String, TargetRow>> byNumber = new EnumMap<>(Resource.class);
    private final Map<Resource, Integer> lastNumber = new EnumMap<>(Resource.class);
    private final History history;
    private final Supplier<Switches> switches;
    private final Clock clock;

    TargetStore(Supplier<Switches> switches, Clock clock, int historyLimit) {
        this.switches = switches;
        this.clock = clock;
        this.history = new History(historyLimit);
        for (Resource resource : Resource.values()) {
            byNumber.put(resource, new TreeMap<>());
        }
    }

    /** A known key answers first: a repeat gets its first answer whatever happened to the row since. */
    synchronized WriteOutcome write(Write write) {
        return known(write)
                .or(() -> stale(write))
                .or(() -> refused(write))
                .orElseGet(() -> write.deletes() ? delete(write) : upsert(write));
    }

    private Optional<WriteOutcome> known(Write write) {
        return write.key()
                .flatMap(history::byKey)
                .map(first -> first.answers(write) ? new Replayed(first) : new KeyReused());
    }

    private Optional<WriteOutcome> stale(Write write) {
        if (switches.get().guard() == Guard.OFF) {
            return Optional.empty();
        }
        return stored(write.row())
                .filter(held -> write.version().filter(v -> v.isOlderThan(held)).isPresent())
                .map(held -> new Stale(held, row(write.row()).map(TargetRow::number)));
    }

    private Optional<WriteOutcome> refused(Write write) {
        return write.body()
                .flatMap(body -> DataRules.firstBroken(
                                write.row().resource(), body, switches.get().refuseNames())
                        .or(() -> unknownCustomer(write.row().resource(), body))
                        .map(Refused::new));
    }

    private Optional<Refusal> unknownCustomer(Resource resource, JsonNode body) {
        String number = body.at("/customerNumber").asString("");
        boolean known = resource != Resource.CONTACTS
                || number.isEmpty()
                || byNumber(Resource.CUSTOMERS).containsKey(number);
        return known
                ? Optional.empty()
                : Optional.of(new Refusal("unknown_customer", "customerNumber is no customer", "/customerNumber"));
    }

    private WriteOutcome upsert(Write write) {
        Instant now = clock.instant();
        Optional<TargetRow> before = row(write.row());
        TargetRow row = new TargetRow(
                write.row().resource().path(),
                before.map(TargetRow::number)
                        .orElseGet(() -> nextNumber(write.row().resource())),
                write.row().sourceId(),
                write.version().orElseThrow(),
                before.map(TargetRow::createdAt).orElse(now),
                now,
                write.body().orElseThrow());
        put(write.row(), row);
        return new Applied(history.add(write, before.isEmpty() ? Operation.CREATED : Operation.UPDATED, row, now));
    }

    private void put(RowKey key, TargetRow row) {
        rows.put(key, row);
        versions.put(key, row.version());
        byNumber(key.resource()).put(row.number(), row);
    }

    private WriteOutcome delete(Write write) {
        write.version().ifPresent(version -> versions.put(write.row(), version));
        Optional<TargetRow> gone = Optional.ofNullable(rows.remove(write.row()));
        gone.ifPresent(row -> byNumber(write.row().resource()).remove(row.number()));
        return gone.<WriteOutcome>map(row -> new Applied(history.add(write, Operation.DELETED, row, clock.instant())))
                .orElseGet(Absent::new);
    }

    private String nextNumber(Resource resource) {
        return resource.number(lastNumber.merge(resource, BEFORE_FIRST_NUMBER + 1, (last, first) -> last + 1));
    }

    synchronized Optional<TargetRow> row(RowKey key) {
        return Optional.ofNullable(rows.get(key));
    }

    synchronized Optional<TargetRow> row(Resource resource, String number) {
        return Optional.ofNullable(byNumber(resource).get(number));
    }

    /** In the order of their numbers. */
    synchronized List<TargetRow> rows(Resource resource) {
        return List.copyOf(byNumber(resource).values());
    }

    synchronized List<AppliedWrite> journal(Predicate<AppliedWrite> wanted) {
        return history.list(wanted);
    }

    private Optional<SourceVersion> stored(RowKey key) {
        return Optional.ofNullable(versions.get(key));
    }

    private TreeMap<String, TargetRow> byNumber(Resource resource) {
        return Objects.requireNonNull(byNumber.get(resource));
    }
}
