package io.roundtrip.simulators.dataverse.loading;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import io.roundtrip.simulators.dataverse.tables.ColumnDefinition;
import io.roundtrip.simulators.dataverse.tables.ColumnType;
import io.roundtrip.simulators.dataverse.tables.TableDefinition;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Files without a line of names, separated as they come. */
class AdventureWorksTest {
    private final SimulatedDataverse dataverse = SimulatedDataverse.builder()
            .table(TableDefinition.named("line", "lines")
                    .withColumns(
                            ColumnDefinition.string("code", 30),
                            ColumnDefinition.string("name", 100),
                            ColumnDefinition.memo("survey", 4000),
                            ColumnDefinition.of("sales", ColumnType.MONEY),
                            ColumnDefinition.of("only", ColumnType.BOOLEAN),
                            ColumnDefinition.of("modified", ColumnType.DATETIME)))
            .start();

    @AfterEach
    void close() {
        dataverse.close();
    }

    private List<Map<String, Object>> load(String name, String columns) {
        dataverse.load(CsvFile.of(SampleFiles.of("csv/" + name), "line").withColumns(columns.split(",")));
        return dataverse.rows("line");
    }

    @Test
    void countriesWithTabs() {
        assertThat(load("CountryRegion.csv", "code,name,modified"))
                .hasSize(238)
                .extracting(row -> row.get("name"))
                .contains("Türkiye", "São Tomé and Príncipe", "Côte d'Ivoire");
    }

    @Test
    void statesWithTabsAndIds() {
        assertThat(load("StateProvince.csv", "-,code,-,only,name,-,lineid,modified"))
                .hasSize(181);
        assertThat(dataverse.row("line", UUID.fromString("298C2880-AB1C-4982-A5AD-A36EB4BA0D34")))
                .containsEntry("code", "AB ")
                .containsEntry("only", false)
                .containsEntry("modified", Instant.parse("2025-02-07T10:17:21Z"));
    }

    @Test
    void mailAddressesWithPlusAndBar() {
        assertThat(load("EmailAddress.csv", "code,-,name,lineid,modified"))
                .hasSize(40)
                .extracting(row -> row.get("name"))
                .contains("ken0@adventure-works.com");
    }

    @Test
    void storesWithPlusAndBarAroundXml() {
        assertThat(load("Store.csv", "code,name,-,survey,lineid,modified"))
                .hasSize(12)
                .allSatisfy(row -> assertThat(row.get("survey").toString())
                        .startsWith("<StoreSurvey")
                        .endsWith("</StoreSurvey>"));
    }

    @Test
    void resellersWithBars() {
        assertThat(load("DimReseller.csv", "-,-,code,-,-,name,-,-,-,-,-,-,survey,-,sales,-,-,-,-,-"))
                .hasSize(60)
                .anySatisfy(row -> assertThat(row)
                        .containsEntry("code", "AW00000032")
                        .containsEntry("survey", "Roástr 2248")
                        .containsEntry("sales", new BigDecimal("1500000.0000")));
    }
}
