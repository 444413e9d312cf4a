package io.roundtrip.simulators.dataverse.faults;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.Batches;
import io.roundtrip.simulators.dataverse.RunningDataverse;
import io.roundtrip.simulators.dataverse.WebApi;
import io.roundtrip.simulators.dataverse.WebApi.Reply;
import io.roundtrip.simulators.dataverse.journal.JournalEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each kind of fault is met at every endpoint, once, and the next request is answered as if nothing had been. */
class EveryEndpointTest {
    @RegisterExtension
    static final RunningDataverse running = new RunningDataverse();

    private static final Set<FaultKind> WITHOUT_ANSWER =
            EnumSet.of(FaultKind.RESET_BEFORE_THE_EFFECT, FaultKind.RESET_AFTER_THE_EFFECT, FaultKind.HALF_AN_ANSWER);

    private static final Map<FaultKind, Integer> STATUSES = Map.ofEntries(
            entry(FaultKind.UNAVAILABLE, 503),
            entry(FaultKind.TOO_MANY_REQUESTS, 429),
            entry(FaultKind.DECIMAL_CODE, 429),
            entry(FaultKind.SQL_DEADLOCK, 500),
            entry(FaultKind.SQL_TIMEOUT, 500),
            entry(FaultKind.IMPORT_RUNNING, 429),
            entry(FaultKind.EXCEPTION, 500),
            entry(FaultKind.BAD_GATEWAY_PAGE, 502),
            entry(FaultKind.UNAVAILABLE_PAGE, 503),
            entry(FaultKind.GATEWAY_TIMEOUT_PAGE, 504),
            entry(FaultKind.PAGE_WITH_200, 200),
            entry(FaultKind.EMPTY_BODY, 200),
            entry(FaultKind.SLOW_DRIP, 200),
            entry(FaultKind.LATE, 200),
            entry(FaultKind.TOKEN_EXPIRED, 401),
            entry(FaultKind.SIGN_IN_UNAVAILABLE, 503));

    private final Faults faults = running.dataverse.faults();
    private final WebApi kim = running.as("kim.demo");

    enum Endpoint {
        WHO_AM_I(api -> api.get("WhoAmI")),
        QUERY(api -> api.get("accounts?$select=name")),
        NEXT_PAGE(api -> api.get(api.get("systemusers?$select=fullname", "Prefer", "odata.maxpagesize=1")
                .link("@odata.nextLink"))),
        COUNT(api -> api.get("accounts/$count")),
        FIRST_READING(api -> api.get("accounts", "Prefer", "odata.track-changes")),
        DELTA(api ->
                api.get(api.get("accounts", "Prefer", "odata.track-changes").link("@odata.deltaLink"))),
        BULK(api -> api.post(
                "contacts/Microsoft.Dynamics.CRM.CreateMultiple",
                "{\"Targets\":[{\"@odata.type\":\"Microsoft.Dynamics.CRM.contact\",\"lastname\":\"x\"}]}")),
        BATCH(api -> Batches.ofContacts(api, "One")),
        DEFINITIONS(api -> api.get("EntityDefinitions(LogicalName='account')"));

        private final Function<WebApi, Reply> call;

        Endpoint(Function<WebApi, Reply> call) {
            this.call = call;
        }

        /** The part of the address by which the last request of the call is told from those before it. */
        private RequestMatch last() {
            return switch (this) {
                case NEXT_PAGE -> RequestMatch.any().path("skiptoken");
                case DELTA -> RequestMatch.any().path("deltatoken");
                default -> RequestMatch.any();
            };
        }
    }

    @AfterEach
    void clear() {
        faults.clear();
    }

    @ParameterizedTest
    @EnumSource(Endpoint.class)
    void meetsEveryKindOfFaultOnce(Endpoint endpoint) {
        for (FaultKind kind : FaultKind.values()) {
            faults.add(FaultScript.of(endpoint.last(), kind.fault()).times(1));
            if (WITHOUT_ANSWER.contains(kind)) {
                checkBroken(kind, endpoint);
            } else {
                check(kind, endpoint.call.apply(kim));
            }
            assertThat(faults.open()).as(kind.name()).isEmpty();
            assertThat(endpoint.call.apply(kim).status()).as("after " + kind).isEqualTo(200);
        }
    }

    /** The JDK's client repeats a GET by itself when its connection is reset, so only the journal is sure to tell. */
    private void checkBroken(FaultKind kind, Endpoint endpoint) {
        long before = last();
        try {
            assertThat(endpoint.call.apply(kim).status()).isEqualTo(200);
            assertThat(kind).as(endpoint.name()).isNotEqualTo(FaultKind.HALF_AN_ANSWER);
        } catch (UncheckedIOException broken) {
            assertThat(broken).hasCauseInstanceOf(IOException.class);
        }
        assertThat(running.dataverse.journalSince(before))
                .filteredOn(entry ->
                        entry.exchange().hit().equals(Optional.of(kind.fault().text())))
                .hasSize(1);
    }

    private static long last() {
        return running.dataverse.journal().stream()
                .mapToLong(JournalEntry::sequence)
                .max()
                .orElse(0);
    }

    private static void check(FaultKind kind, Reply reply) {
        assertThat(reply.status()).as(kind.name()).isEqualTo(STATUSES.get(kind));
        assertThat(reply.body().isEmpty())
                .as(kind.name())
                .isEqualTo(kind == FaultKind.EMPTY_BODY || kind == FaultKind.TOKEN_EXPIRED);
        assertThat(reply.body().startsWith("<html>"))
                .as(kind.name())
                .isEqualTo(kind.name().contains("PAGE"));
    }
}
