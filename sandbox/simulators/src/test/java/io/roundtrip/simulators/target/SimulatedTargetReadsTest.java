package io.roundtrip.simulators.target;

import static io.roundtrip.simulators.target.Erp.CONTACT;
import static io.roundtrip.simulators.target.Erp.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.roundtrip.simulators.target.Erp.Reply;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SimulatedTargetReadsTest {
    private final SimulatedTarget target = SimulatedTarget.builder().start();
    private final Erp erp = new Erp(target.url());

    @AfterEach
    void stop() {
        target.close();
    }

    @Test
    void readsARowByItsNumber() {
        erp.putCustomer("a", "1.10", CUSTOMER);

        Reply read = erp.get("/api/customers/C-100001");

        assertThat(read.status()).isEqualTo(200);
        assertThat(read.body().at("/sourceId").asString()).isEqualTo("a");
        assertThat(read.body().at("/sourceVersion").asString()).isEqualTo("1.10");
        assertThat(read.body().at("/body/name").asString()).isEqualTo("Next-Door Bike Store");
    }

    @Test
    void findsARowByItsSourceId() {
        erp.putCustomer("a", "1.10", CUSTOMER);
        erp.putCustomer("b", "1.10", CUSTOMER);

        assertThat(numbers(erp.get("/api/customers?sourceId=b"))).containsExactly("C-100002");
        assertThat(numbers(erp.get("/api/customers?sourceId=c"))).isEmpty();
        assertThat(numbers(erp.get("/api/contacts?sourceId=b"))).isEmpty();
    }

    @Test
    void decodesSourceIds() {
        erp.putCustomer("a%2Fb+%20c", "1.10", CUSTOMER);

        assertThat(target.bySource("customers", "a/b+ c")).isPresent();
        assertThat(numbers(erp.get("/api/customers?sourceId=a%2Fb%2B+c"))).containsExactly("C-100001");
    }

    @Test
    void listsPageByPageInTheOrderOfNumbers() {
        for (int i = 1; i <= 5; i++) {
            erp.putContact("p" + i, "1.10", CONTACT);
        }

        Reply second = erp.get("/api/contacts?page=2&size=2");

        assertThat(numbers(second)).containsExactly("P-100003", "P-100004");
        assertThat(second.body().at("/total").asInt()).isEqualTo(5);
        assertThat(numbers(erp.get("/api/contacts?page=3&size=2"))).containsExactly("P-100005");
        assertThat(numbers(erp.get("/api/contacts?page=4&size=2"))).isEmpty();
        assertThat(numbers(erp.get("/api/contacts"))).hasSize(5);
    }

    private static List<String> numbers(Reply reply) {
        return reply.body()
                .at("/items")
                .valueStream()
                .map(item -> item.at("/number").asString())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=0", "page=x", "size=0", "size=-1", "sourceId=%20", "size=99999999999"})
    void refusesParametersThatMakeNoSense(String query) {
        Reply reply = erp.get("/api/customers?" + query);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.field()).isEqualTo(query.substring(0, query.indexOf('=')));
    }

    @Test
    void listsTheJournalOfARow() {
        erp.putCustomer("a", "1.10", CUSTOMER);
        erp.putCustomer("b", "1.10", CUSTOMER);
        erp.delete("customers", "a", "1.11");

        List<JsonNode> writes = erp.get("/journal?sourceId=a")
                .body()
                .at("/writes")
                .valueStream()
                .toList();

        assertThat(writes)
                .extracting(write -> write.at("/operation").asString())
                .containsExactly("CREATED", "DELETED");
        assertThat(writes).extracting(write -> write.at("/sequence").asInt()).containsExactly(1, 3);
        assertThat(writes.get(0).at("/idempotencyKey").asString()).isEqualTo("a/1.10/" + CUSTOMER.hashCode());
        assertThat(writes.get(0).at("/body/channel").asString()).isEqualTo("DYNAMICS");
    }

    @Test
    void listsTheJournalFromWhereTheReaderStopped() {
        erp.putCustomer("a", "1.10", CUSTOMER);
        erp.putCustomer("b", "1.10", CUSTOMER);

        JsonNode journal = erp.get("/journal?after=1").body();

        assertThat(journal.at("/writes").valueStream())
                .extracting(w -> w.at("/sourceId").asString())
                .containsExactly("b");
        assertThat(journal.at("/counts/applied").asInt()).isEqualTo(2);
    }

    @Test
    void knowsNoOtherResources() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> target.rows("orders"))
                .withMessageContaining("orders");
    }
}
