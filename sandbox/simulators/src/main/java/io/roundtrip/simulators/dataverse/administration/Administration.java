package io.roundtrip.simulators.dataverse.administration;

import io.roundtrip.simulators.dataverse.faults.Faults;
import io.roundtrip.simulators.dataverse.journal.Journal;
import io.roundtrip.simulators.dataverse.limits.Limits;
import io.roundtrip.simulators.dataverse.protocol.Answer;
import io.roundtrip.simulators.dataverse.protocol.Json;
import io.roundtrip.simulators.dataverse.protocol.QueryString;
import io.roundtrip.simulators.dataverse.protocol.Refusal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** The simulator's own switches over HTTP, outside the Web API; for other programs. Anybody on this machine may use them. */
public final class Administration {
    private static final String ROOT = "/simulator/";

    private final Faults faults;
    private final Limits limits;
    private final Journal journal;

    public Administration(Faults faults, Limits limits, Journal journal) {
        this.faults = faults;
        this.limits = limits;
        this.journal = journal;
    }

    public static boolean isAddressedBy(String url) {
        return url.startsWith(ROOT);
    }

    public Answer answer(String method, String url, byte[] body) {
        int question = url.indexOf('?');
        String name = url.substring(ROOT.length(), question < 0 ? url.length() : question);
        try {
            QueryString query = QueryString.parse(question < 0 ? "" : url.substring(question + 1));
            return Answer.json(200, Json.write(content(method + " " + name, query, body)));
        } catch (Refusal refusal) {
            return Answer.of(refusal);
        }
    }

    private Map<String, Object> content(String request, QueryString query, byte[] body) {
        switch (request) {
            case "GET faults", "GET limits" -> {}
            case "PUT faults" -> FaultsDocument.read(body).replace(faults);
            case "DELETE faults" -> faults.clear();
            case "PUT limits" -> LimitsDocument.read(body).set(limits);
            case "DELETE limits" -> limits.off();
            case "GET journal" -> {
                return JournalDocument.entries(journal, query);
            }
            case "GET operations" -> {
                return operations(query);
            }
            default -> throw new Refusal(404, "", "The simulator has no '" + request + "'.");
        }
        return request.endsWith("faults") ? FaultsDocument.open(faults) : LimitsDocument.current(limits);
    }

    private Map<String, Object> operations(QueryString query) {
        String user = query.get("user").orElseThrow(() -> new Refusal(400, "0x80048d19", "'user' is missing."));
        LocalDate day = day(query.get("day").orElse(""));
        Map<String, Object> counted = new LinkedHashMap<>();
        counted.put("user", user);
        counted.put("day", day.toString());
        counted.put("operations", limits.operations(user, day));
        return counted;
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException malformed) {
            throw new Refusal(400, "0x80048d19", "'day' must be a date like 2026-01-31, not '" + text + "'.");
        }
    }
}
