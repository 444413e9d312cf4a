package io.roundtrip.simulators.dataverse.loading;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import io.roundtrip.simulators.dataverse.tables.ColumnDefinition;
import io.roundtrip.simulators.dataverse.tables.ColumnType;
import io.roundtrip.simulators.dataverse.tables.TableDefinition;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
    private static final UUID ID = new UUID(7, 1);
    private final SimulatedDataverse dataverse = SimulatedDataverse.builder()
            .table(TableDefinition.named("pet", "pets")
                    .withColumns(
                            ColumnDefinition.string("name", 100),
                            ColumnDefinition.string("code", 10),
                            ColumnDefinition.memo("remark", 100_000),
                            ColumnDefinition.of("born", ColumnType.DATE),
                            ColumnDefinition.of("seen", ColumnType.DATETIME),
                            ColumnDefinition.of("price", ColumnType.MONEY),
                            ColumnDefinition.of("tame", ColumnType.BOOLEAN),
                            ColumnDefinition.of("traits", ColumnType.CHOICES),
                            ColumnDefinition.lookup("owner", "owner_user", "systemuser")
                                    .withTarget("owner_pet", "pet")))
            .start();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        dataverse.close();
    }

    private List<Map<String, Object>> load(String text) throws IOException {
        return load(CsvFile.of(file(text, StandardCharsets.UTF_8), "pet"));
    }

    private List<Map<String, Object>> load(CsvFile file) {
        assertThat(dataverse.load(file).total()).isEqualTo(dataverse.count("pet"));
        return dataverse.rows("pet");
    }

    private Path file(String text, Charset charset) throws IOException {
        return Files.write(folder.resolve("pets.csv"), text.getBytes(charset));
    }

    @Test
    void theFirstLineNamesTheColumns() throws IOException {
        String owner = dataverse.userId("alex.demo").toString();
        assertThat(load("""
                petid,name,born,seen,price,tame,traits,owner:systemuser
                %s,Rex,2020-02-29,2026-01-02 03:04:05.678,12.5,True,"3,1",%s
                """.formatted(ID, owner)))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("petid", ID)
                        .containsEntry("name", "Rex")
                        .containsEntry("born", LocalDate.parse("2020-02-29"))
                        .containsEntry("seen", Instant.parse("2026-01-02T03:04:05Z"))
                        .containsEntry("price", new BigDecimal("12.5000"))
                        .containsEntry("tame", true)
                        .containsEntry("traits", "1,3")
                        .containsEntry("_owner_value", UUID.fromString(owner)));
    }

    @Test
    void aRowWithoutIdGetsOneAndAnEmptyFieldIsNoValue() throws IOException {
        assertThat(load("name,code\nRex,\n"))
                .singleElement()
                .satisfies(row -> assertThat(row).containsKey("petid").doesNotContainKey("code"));
    }

    @Test
    void namesOfTheFileCanBeGivenAMeaning() throws IOException {
        CsvFile file = CsvFile.of(file("Pet name;Secret\nRex;x\n", StandardCharsets.UTF_8), "pet")
                .withNames(Map.of("Pet name", "name", "Secret", CsvFile.NOT_LOADED));
        assertThat(load(file)).extracting(row -> row.get("name")).containsExactly("Rex");
    }

    @Test
    void quotedFieldsHoldSeparatorsQuotationMarksAndLines() throws IOException {
        assertThat(load("name,remark\r\n\"Rex, \"\"the dog\"\"\",\"one\r\ntwo\"\r\n\"\",\"\"\r\n"))
                .extracting(row -> row.get("name") + "|" + row.get("remark"))
                .containsExactlyInAnyOrder("Rex, \"the dog\"|one\r\ntwo", "null|null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void linesEndAsTheyDoAnywhereAndTheLastNeedNotEnd(String lineEnd) throws IOException {
        assertThat(load(String.join(lineEnd, "name,code", "Rex,1", "", "Tom,2")))
                .extracting(row -> row.get("code"))
                .containsExactlyInAnyOrder("1", "2");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "\t", "|", ";"})
    void separatorsAreFoundOut(String separator) throws IOException {
        assertThat(load("name" + separator + "code\n\"a,b;c|d\te\"" + separator + "1\n"))
                .extracting(row -> row.get("name"))
                .containsExactly("a,b;c|d\te");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void encodingsAreFoundOutWithMarkAndWithout(String encoding) throws IOException {
        for (String mark : List.of("", "\ufeff")) {
            String text = mark + "name,code\nZoë Łódź 😀,1\n";
            CsvFile file = CsvFile.of(file(text, Charset.forName(encoding)), "pet");
            dataverse.load(file);
        }
        assertThat(dataverse.rows("pet"))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row).containsEntry("name", "Zoë Łódź 😀"));
    }

    @Test
    void anEncodingCanBeGiven() throws IOException {
        CsvFile file = CsvFile.of(file("name,code\nZoë,1\n", StandardCharsets.ISO_8859_1), "pet")
                .withCharset(StandardCharsets.ISO_8859_1);
        assertThat(load(file)).extracting(row -> row.get("name")).containsExactly("Zoë");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-02T03:04:05Z",
                "2026-01-02T03:04:05.0000000",
                "2026-01-02T04:04:05+01:00",
                "2026-01-02 03:04:05",
                "1/2/2026 3:04:05 AM",
                "01/02/2026 03:04:05 am"
            })
    void timesAreReadInEveryStyleThatExportsHave(String text) throws IOException {
        assertThat(load("name,seen\nRex," + text + "\n"))
                .extracting(row -> row.get("seen"))
                .containsExactly(Instant.parse("2026-01-02T03:04:05Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-02", "1/2/2026", "1/2/2026 12:00:00 AM", "2026-01-02T00:00:00.0000000"})
    void datesAreReadInEveryStyleThatExportsHave(String text) throws IOException {
        assertThat(load("name,born,seen\nRex," + text + "," + text + "\n"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("born", LocalDate.parse("2026-01-02"))
                        .containsEntry("seen", Instant.parse("2026-01-02T00:00:00Z")));
    }

    @Test
    void fieldsAreReadAcrossTheEndOfTheBuffer() throws IOException {
        String remark = "0123456789".repeat(4_000);
        assertThat(load("name,remark\nRex,\"" + remark + "\"\nTom,x\n"))
                .extracting(row -> row.get("remark"))
                .containsExactlyInAnyOrder(remark, "x");
    }
}
