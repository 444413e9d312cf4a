package io.roundtrip.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.journal.JournalEntry;
import io.roundtrip.simulators.servicebus.journal.JournalEntry.Kind;
import io.roundtrip.simulators.target.AppliedWrite;
import io.roundtrip.simulators.target.Operation;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** One account's way through the three processes, over real sockets, in the order of the README's walk. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FollowOneNotificationTest {

    private static RunningSandbox sandbox;
    private static UUID account;

    @BeforeAll
    static void start() {
        sandbox = RunningSandbox.withMapping(MappingImport.file("sandbox.yaml"), "follow-one-notification");
        account = sandbox.dataverse().create("account", anAccount("Contoso"));
        sandbox.start(App.SENDER, App.DELIVERY, App.ACK);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    @Order(1)
    void theInitialLoadDeliversTheRowAndBringsItsNumberBack() {
        untilAcknowledged("Contoso");
        assertThat(row()).containsEntry("rt_erpid", number());
        assertThat(erpName()).isEqualTo("Contoso");
    }

    @Test
    @Order(2)
    void oneEditIsExactlyOneDelivery() {
        sandbox.untilQuiet();
        int before = sandbox.erp().journal(account.toString()).size();
        sandbox.dataverse().update("account", account, Map.of("name", "Contoso Ltd"));
        untilAcknowledged("Contoso Ltd");
        sandbox.untilQuiet();
        assertThat(sandbox.erp().journal(account.toString())).hasSize(before + 1);
    }

    @Test
    @Order(3)
    void theRecordIsWrittenBeforeTheMessageAndDeletedAfterIt() {
        sandbox.dataverse().update("account", account, Map.of("name", "Contoso AG"));
        untilAcknowledged("Contoso AG");
        sandbox.untilQuiet();
        assertThat(sandbox.dataverse().count("rt_notification")).isZero();
        assertThat(created("rt_notification")).isPositive();
    }

    @Test
    @Order(4)
    void ownEchoStaysSilentForTwentyPolls() {
        sandbox.untilQuiet();
        int messages = sent();
        long polls = sandbox.polls();
        RunningSandbox.until("twenty more polls", () -> sandbox.polls() >= polls + 20);
        assertThat(sent()).isEqualTo(messages);
    }

    @Test
    @Order(5)
    void aDeletedRowIsDeletedAtTheTarget() {
        sandbox.dataverse().delete("account", account);
        RunningSandbox.until(
                "the customer is gone",
                () -> sandbox.erp().bySource("customers", account.toString()).isEmpty());
        sandbox.untilQuiet();
        List<AppliedWrite> writes = sandbox.erp().journal(account.toString());
        assertThat(writes.get(writes.size() - 1).operation()).isEqualTo(Operation.DELETED);
    }

    @Test
    @Order(6)
    void nothingIsLeftBehind() {
        sandbox.untilQuiet();
        assertThat(sandbox.dataverse().count("rt_notification")).isZero();
        assertThat(sandbox.dataverse().count("rt_failure")).isZero();
    }

    private static Map<String, Object> anAccount(String name) {
        return Map.of(
                "name", name,
                "address1_line1", "1 Main Street",
                "address1_city", "Seattle",
                "address1_postalcode", "98104",
                "address1_country", "United States");
    }

    private static Map<String, Object> row() {
        return sandbox.dataverse().row("account", account);
    }

    private static String number() {
        return sandbox.erp()
                .bySource("customers", account.toString())
                .orElseThrow()
                .number();
    }

    private static String erpName() {
        return sandbox.erp()
                .bySource("customers", account.toString())
                .map(customer -> customer.body().path("name").asString())
                .orElse("");
    }

    private static void untilAcknowledged(String name) {
        RunningSandbox.until(
                name + " is at the ERP and has its number",
                () -> erpName().equals(name) && row().containsKey("rt_erpid"));
    }

    private static int sent() {
        return (int) sandbox.bus().journal().stream()
                .filter(entry -> entry.kind() == Kind.SENT)
                .count();
    }

    private static long created(String table) {
        return sandbox.dataverse().journal().stream()
                .filter(request -> request.path().contains("CreateMultiple"))
                .filter(request -> table.equals(String.valueOf(((JournalEntry) request).table())))
                .count();
    }
}
