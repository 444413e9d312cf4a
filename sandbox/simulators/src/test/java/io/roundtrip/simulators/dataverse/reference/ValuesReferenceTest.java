package io.roundtrip.simulators.dataverse.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import io.roundtrip.simulators.dataverse.WebApi;
import io.roundtrip.simulators.dataverse.WebApi.Reply;
import io.roundtrip.simulators.dataverse.tables.ColumnDefinition;
import io.roundtrip.simulators.dataverse.tables.ColumnType;
import io.roundtrip.simulators.dataverse.tables.StandardTables;
import io.roundtrip.simulators.dataverse.tables.TableDefinition;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Section 2.7 of the table in {@code docs/simulators.md}, so far as no other test shows it. */
class ValuesReferenceTest {
    private static final SimulatedDataverse DATAVERSE = SimulatedDataverse.builder()
            .person("kim.demo")
            .table(StandardTables.account())
            .table(StandardTables.contact())
            .table(TableDefinition.named("sample", "samples")
                    .withColumns(
                            ColumnDefinition.string("name", 100),
                            ColumnDefinition.of("colours", ColumnType.CHOICES),
                            ColumnDefinition.lookup("sample_buyer", "sample_Buyer", "contact")))
            .start();

    private final WebApi kim = new WebApi(DATAVERSE.url(), "kim.demo");

    @AfterAll
    static void close() {
        DATAVERSE.close();
    }

    private static String choices(int count) {
        String values = IntStream.range(0, count).mapToObj(Integer::toString).collect(Collectors.joining(","));
        return "{\"colours\":\"" + values + "\"}";
    }

    private static String sample() {
        return "samples(" + DATAVERSE.create("sample", Map.of("name", "Sample")) + ")";
    }

    @Test
    void aMultiSelectChoiceTakesUpTo150Values() {
        String address = sample();
        assertThat(kim.patch(address, choices(150), "If-Match", "*").status()).isEqualTo(204);
        assertThat(kim.patch(address, choices(151), "If-Match", "*").status()).isEqualTo(400);
    }

    @Test
    void theNavigationPropertyOfACustomLookupIsItsSchemaName() {
        String address = sample();
        UUID buyer = DATAVERSE.create("contact", Map.of("lastname", "Buyer"));
        String bind = "{\"%s@odata.bind\":\"/contacts(" + buyer + ")\"}";
        assertThat(kim.patch(address, bind.formatted("sample_buyer"), "If-Match", "*")
                        .status())
                .isEqualTo(400);
        assertThat(kim.patch(address, bind.formatted("sample_Buyer"), "If-Match", "*")
                        .status())
                .isEqualTo(204);
        assertThat(kim.get(address + "?$select=_sample_buyer_value").json())
                .containsEntry("_sample_buyer_value", buyer.toString());
        assertThat(kim.get(address + "?$select=sample_buyer").status()).isEqualTo(400);
    }

    @Test
    void aKeyIsReadInSmallLetters() {
        UUID id = UUID.randomUUID();
        String upper = id.toString().toUpperCase(java.util.Locale.ROOT);
        kim.post("samples", "{\"sampleid\":\"" + upper + "\"}");
        assertThat(kim.get("samples(" + upper + ")").json()).containsEntry("sampleid", id.toString());
    }

    @Test
    void everyPageHasTheSizeThatIsAskedForWithIt() {
        IntStream.range(0, 7).forEach(i -> DATAVERSE.create("account", Map.of("name", "Paged")));
        Reply first = kim.get("accounts?$select=name", "Prefer", "odata.maxpagesize=2");
        Reply second = kim.get(first.link("@odata.nextLink"), "Prefer", "odata.maxpagesize=3");
        assertThat(first.value()).hasSize(2);
        assertThat(second.value()).hasSize(3);
        assertThat(kim.get(second.link("@odata.nextLink")).value()).hasSize(2);
    }
}
