package io.roundtrip.simulators.dataverse.tracking;

import static io.roundtrip.simulators.dataverse.tracking.TrackedAccounts.TRACK;
import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import io.roundtrip.simulators.dataverse.WebApi;
import io.roundtrip.simulators.dataverse.WebApi.Reply;
import io.roundtrip.simulators.dataverse.tables.StandardTables;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Delta and next links serve whom and what they were given out for, as they were given out. */
class LinksTest {
    @RegisterExtension
    final TrackedAccounts accounts = new TrackedAccounts();

    @Test
    void aTokenIsEncodedAsInTheDocumentation() {
        assertThat(accounts.link())
                .matches(".*/accounts\\?\\$select=name&\\$deltatoken=" + "\\d+%2101%2f31%2f2026%2008%3a00%3a00");
    }

    @ParameterizedTest
    @CsvSource({
        "%2f, %2F",
        "%21, !",
        "%3a, :",
        "$deltatoken, %24deltatoken",
        "$select=name, $select=fax",
        "$select=name&, ''"
    })
    void aReencodedOrChangedDeltaLinkIsRefused(String given, String changed) {
        String link = accounts.link();
        assertThat(link).contains(given);
        refused(accounts.delta(link.replace(given, changed)));
        assertThat(accounts.delta(link).status()).isEqualTo(200);
    }

    @Test
    void aDeltaLinkWithAFurtherOptionIsRefused() {
        refused(accounts.delta(accounts.link() + "&$select=fax"));
    }

    @Test
    void aTokenThatAClientMadeIsRefused() {
        refused(accounts.delta(accounts.link().replaceFirst("deltatoken=\\d+", "deltatoken=1000001")));
        refused(accounts.delta(accounts.link().replaceFirst("deltatoken=.*", "deltatoken=latest")));
    }

    @ParameterizedTest
    @CsvSource({"%3C, %3c", "istracking=%22True%22, istracking=%22False%22&$filter=1", "$select=name, $select=fax"})
    void aReencodedOrChangedNextLinkIsRefused(String given, String changed) {
        accounts.account("A");
        accounts.account("B");
        String link = accounts.first(",odata.maxpagesize=1").link("@odata.nextLink");
        assertThat(link).contains(given);
        assertThat(accounts.delta(link.replace(given, changed)).status()).isEqualTo(400);
        assertThat(accounts.delta(link).status()).isEqualTo(200);
    }

    @Test
    void aLinkOfAnotherTableIsRefused() {
        refused(accounts.delta(accounts.link().replace("/accounts?", "/contacts?")));
    }

    @Test
    void aLinkServesEveryUserWhoMayReadTheTable() {
        WebApi alex = accounts.running.as("alex.demo");
        assertThat(alex.get(accounts.link()).status()).isEqualTo(200);
    }

    @Test
    void aLinkOfAnotherEnvironmentIsRefused() {
        TrackedAccounts elsewhere = new TrackedAccounts();
        String foreign = elsewhere.link();
        elsewhere.dataverse.close();
        String here = foreign.replace(
                elsewhere.dataverse.url().toString(), accounts.dataverse.url().toString());
        refused(accounts.delta(here));
    }

    @Test
    void aTokenFromTheFutureAsAfterARestoreAsksForAFullReading() {
        String link;
        int port;
        try (SimulatedDataverse before = environment(0)) {
            port = before.url().getPort();
            before.create("account", Map.of("name", "Not in the backup"));
            link = first(before).link("@odata.deltaLink");
        }
        try (SimulatedDataverse restored = environment(port)) {
            Reply reply = new WebApi(restored.url(), "alex.demo").get(link);
            assertThat(reply.errorCode()).isEqualTo("0x80044352");
        }
    }

    private static SimulatedDataverse environment(int port) {
        return SimulatedDataverse.builder()
                .httpPort(port)
                .table(StandardTables.account())
                .start();
    }

    private static Reply first(SimulatedDataverse dataverse) {
        return new WebApi(dataverse.url(), "alex.demo").get("accounts", "Prefer", TRACK);
    }

    private static void refused(Reply reply) {
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.errorCode()).isEqualTo("0x80060888");
    }
}
