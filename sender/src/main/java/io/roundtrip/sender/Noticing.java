package io.roundtrip.sender;

import io.roundtrip.dataverse.ChangePage;
import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.dataverse.Row;
import io.roundtrip.dataverse.RowChange;
import io.roundtrip.dataverse.RowChange.Deleted;
import io.roundtrip.dataverse.RowChange.Upserted;
import io.roundtrip.mapping.RowHash;
import io.roundtrip.mapping.TableMapping;
import io.roundtrip.messaging.Notification;
import io.roundtrip.schema.failures.RowBases;
import io.roundtrip.schema.feeds.Feed;
import io.roundtrip.schema.sync.SyncText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Turns a page of changes into notifications; only our own echo is left out. */
final class Noticing {

    /** What the change feed is asked for: enough to tell an echo, nothing of the row's content. */
    static final List<String> FEED_COLUMNS = List.of("versionnumber", "modifiedby", "rt_sync");

    private final DataverseClient dataverse;
    private final RowHash hash;
    private final RowBases bases;
    private final Notices notices;
    private final LoopGuard loopGuard;

    Noticing(DataverseClient dataverse, RowHash hash, RowBases bases, Notices notices, LoopGuard loopGuard) {
        this.dataverse = dataverse;
        this.hash = hash;
        this.bases = bases;
        this.notices = notices;
        this.loopGuard = loopGuard;
    }

    List<Notification> notice(TableMapping mapping, Feed feed, ChangePage page) {
        Map<UUID, String> hashes = hashesOfPossibleEchoes(mapping, page);
        List<Notification> notifications = new ArrayList<>();
        for (RowChange change : page.changes()) {
            if (change instanceof Upserted upserted) {
                Optional<String> hashNow = Optional.ofNullable(hashes.get(change.id()));
                changed(mapping, feed, upserted.row(), hashNow).ifPresent(notifications::add);
            } else if (change instanceof Deleted deleted) {
                notifications.add(notices.ofTombstone(mapping, feed, deleted.id()));
            }
        }
        return notifications;
    }

    private Optional<Notification> changed(TableMapping mapping, Feed feed, Row row, Optional<String> hashNow) {
        EchoDecision decision = EchoPolicy.decide(facts(mapping, row), hashNow);
        if (decision instanceof EchoDecision.Park park) {
            loopGuard.park(mapping, row, park.rounds());
        }
        return decision instanceof EchoDecision.Notify
                ? Optional.of(notices.ofRow(mapping, feed, row))
                : Optional.empty();
    }

    /** One query for the few rows whose content decides; a row that is gone by now has no hash and is notified. */
    private Map<UUID, String> hashesOfPossibleEchoes(TableMapping mapping, ChangePage page) {
        List<UUID> possible = page.changes().stream()
                .filter(Upserted.class::isInstance)
                .map(change -> ((Upserted) change).row())
                .filter(row -> EchoPolicy.needsHash(facts(mapping, row)))
                .map(Row::id)
                .distinct()
                .toList();
        Map<UUID, String> hashes = new HashMap<>();
        if (!possible.isEmpty()) {
            dataverse
                    .findAll(mapping.table(), possible, List.copyOf(mapping.hashedColumns()))
                    .forEach(row -> hashes.put(row.id(), hash.of(row, mapping.hashedColumns())));
        }
        return hashes;
    }

    private EchoFacts facts(TableMapping mapping, Row row) {
        return new EchoFacts(
                mapping.name(),
                mapping.revision(),
                bases.modifiedByUs(row),
                version(row),
                SyncText.parse(row.text("rt_sync")));
    }

    static long highestVersion(ChangePage page) {
        return page.changes().stream()
                .filter(Upserted.class::isInstance)
                .mapToLong(change -> version(((Upserted) change).row()))
                .max()
                .orElse(0);
    }

    static long version(Row row) {
        return row.longValue("versionnumber").orElse(0L);
    }
}
