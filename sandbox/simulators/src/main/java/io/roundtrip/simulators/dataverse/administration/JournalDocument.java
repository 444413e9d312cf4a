package io.roundtrip.simulators.dataverse.administration;

import io.roundtrip.simulators.dataverse.journal.Journal;
import io.roundtrip.simulators.dataverse.journal.JournalEntries;
import io.roundtrip.simulators.dataverse.journal.JournalEntry;
import io.roundtrip.simulators.dataverse.journal.JournalEntry.Exchange;
import io.roundtrip.simulators.dataverse.protocol.QueryString;
import io.roundtrip.simulators.dataverse.protocol.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A journal as JSON. */
final class JournalDocument {
    private static final Set<String> OPTIONS = Set.of("since", "user", "table", "status", "insideRetryAfter", "count");
    private static final long MOST = 1000;

    private JournalDocument() {}

    /** Of the entries asked for, the oldest so many; the next ones come after the last one's sequence. */
    static Map<String, Object> entries(Journal journal, QueryString query) {
        query.options().keySet().stream()
                .filter(name -> !OPTIONS.contains(name))
                .findFirst()
                .ifPresent(unknown -> {
                    throw refused(
                            unknown,
                            "is not known; there are "
                                    + OPTIONS.stream().sorted().toList());
                });
        List<Map<String, Object>> shown = found(journal, query).stream()
                .limit(number(query, "count").orElse(MOST))
                .map(JournalDocument::shown)
                .toList();
        return Map.of("entries", shown);
    }

    private static JournalEntries found(Journal journal, QueryString query) {
        JournalEntries all = journal.since(number(query, "since").orElse(0L));
        JournalEntries asked =
                query.get("insideRetryAfter").map(all::insideRetryAfter).orElse(all);
        JournalEntries ofUser = query.get("user").map(asked::by).orElse(asked);
        JournalEntries ofTable = query.get("table").map(ofUser::ofTable).orElse(ofUser);
        return number(query, "status")
                .map(Long::intValue)
                .map(ofTable::withStatus)
                .orElse(ofTable);
    }

    private static Optional<Long> number(QueryString query, String name) {
        Optional<String> text = query.get(name);
        if (text.filter(value -> !value.matches("\\d{1,18}")).isPresent()) {
            throw refused(name, "must be a whole number, not " + text.get());
        }
        return text.map(Long::parseLong);
    }

    private static Refusal refused(String name, String reason) {
        return new Refusal(400, "0x80048d19", "'" + name + "' " + reason + ".");
    }

    private static Map<String, Object> shown(JournalEntry entry) {
        Exchange exchange = entry.exchange();
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("sequence", entry.sequence());
        shown.put("request", exchange.request());
        shown.put("part", exchange.part());
        shown.put("arrivedAt", exchange.arrivedAt().toString());
        shown.put("at", entry.at().toString());
        shown.put("user", entry.user());
        shown.put("server", exchange.server());
        shown.put("method", entry.method());
        shown.put("path", entry.path());
        shown.put("query", entry.query());
        shown.put("status", entry.status());
        exchange.code().ifPresent(code -> shown.put("code", code));
        shown.put("table", entry.table());
        shown.put("rowIds", entry.rowIds());
        shown.put("correlationIds", exchange.correlationIds());
        exchange.hit().ifPresent(hit -> shown.put("hit", hit));
        exchange.retryAfter().ifPresent(wait -> shown.put("retryAfter", wait.toSeconds()));
        shown.put("bytes", exchange.bytes());
        return shown;
    }
}
