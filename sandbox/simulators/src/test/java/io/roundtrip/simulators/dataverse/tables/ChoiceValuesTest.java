package io.roundtrip.simulators.dataverse.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import io.roundtrip.simulators.dataverse.WebApi;
import io.roundtrip.simulators.dataverse.WebApi.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Source: documentation of error 0x8004431a (PicklistValueOutOfRange) as it is shown to clients. */
class ChoiceValuesTest {
    private static final SimulatedDataverse DATAVERSE = SimulatedDataverse.builder()
            .table(TableDefinition.named("demo_order", "demo_orders")
                    .withColumns(
                            ColumnDefinition.string("name", 100),
                            ColumnDefinition.choice(
                                    "demo_level",
                                    Option.of(100000000, "Low").withColour("#0000ff"),
                                    Option.of(100000001, "High")),
                            ColumnDefinition.of("demo_any", ColumnType.CHOICE),
                            ColumnDefinition.of("demo_paid", ColumnType.BOOLEAN)))
            .start();

    private final WebApi alex = new WebApi(DATAVERSE.url(), "alex.demo");

    @AfterAll
    static void stop() {
        DATAVERSE.close();
    }

    @Test
    void takesAValueThatIsAnOption() {
        assertThat(alex.post("demo_orders", "{\"demo_level\":100000001}").status())
                .isEqualTo(204);
        assertThat(alex.query("demo_orders", "demo_level eq 100000001").value()).hasSize(1);
    }

    @Test
    void refusesAValueThatIsNoOptionAndNamesThoseThatAre() {
        Reply reply = alex.post("demo_orders", "{\"demo_level\":3}");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.errorCode()).isEqualTo("0x8004431a");
        assertThat(reply.errorMessage())
                .isEqualTo("A validation error occurred. The value 3 of 'demo_level' on record of type 'demo_order'"
                        + " is outside the valid range. Accepted Values: 100000000,100000001");
    }

    @Test
    void refusesAStateThatATableDoesNotKnow() {
        assertThat(alex.post("demo_orders", "{\"statecode\":7}").errorCode()).isEqualTo("0x8004431a");
    }

    @Test
    void aColumnWithoutOptionsTakesEveryInteger() {
        assertThat(alex.post("demo_orders", "{\"demo_any\":4711}").status()).isEqualTo(204);
    }

    @Test
    void yesAndNoHaveLabels() {
        ColumnDefinition paid = ColumnDefinition.of("demo_paid", ColumnType.BOOLEAN);
        assertThat(paid.label(1)).contains("Yes");
        assertThat(paid.label(0)).contains("No");
        assertThat(paid.label(2)).isEmpty();
    }
}
