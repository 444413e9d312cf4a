package io.roundtrip.simulators.dataverse.loading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import io.roundtrip.simulators.dataverse.tables.ColumnDefinition;
import io.roundtrip.simulators.dataverse.tables.ColumnType;
import io.roundtrip.simulators.dataverse.tables.TableDefinition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong is said with file, line and entity, and nothing is loaded. */
class CsvRefusalsTest {
    private static final SimulatedDataverse DATAVERSE = SimulatedDataverse.builder()
            .table(TableDefinition.named("pet", "pets")
                    .withColumns(
                            ColumnDefinition.string("name", 4).withRequired(),
                            ColumnDefinition.of("legs", ColumnType.INTEGER)))
            .start();

    @TempDir
    private Path folder;

    @AfterEach
    void nothingIsLoaded() {
        assertThat(DATAVERSE.count("pet")).isZero();
    }

    @AfterAll
    static void close() {
        DATAVERSE.close();
    }

    private String load(String text) {
        Path file = folder.resolve("pets.csv");
        try {
            Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
            DATAVERSE.load(CsvFile.of(file, "pet"));
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (LoadingException refused) {
            return String.valueOf(refused.getMessage()).replace(file.toString(), "pets.csv");
        }
        return "loaded";
    }

    @Test
    void aValueThatItsColumnDoesNotTake() {
        UUID id = new UUID(1, 2);
        assertThat(load("name,legs,petid\nRex,4," + new UUID(1, 1) + "\n\"Tom\",four," + id))
                .isEqualTo("pets.csv, line 3, entity pet, record " + id + ": legs: 'four' is no Integer");
        assertThat(load("name,legs\nRex,4\nThomas,4"))
                .startsWith("pets.csv, line 3, entity pet: name: A validation error occurred.");
    }

    @Test
    void aRequiredValueThatIsMissing() {
        assertThat(load("name,legs\n,4"))
                .isEqualTo("pets.csv, line 2, entity pet: Required field missing. The column is 'name'.");
    }

    @Test
    void aLineWithTooFewFieldsBehindATextOfSeveralLines() {
        assertThat(load("name,legs\n\"a\nb\",4\nTom\n"))
                .isEqualTo("pets.csv, line 4, entity pet: 1 fields instead of 2");
    }

    @Test
    void aColumnThatTheTableDoesNotHave() {
        assertThat(load("name,wings\n")).isEqualTo("pets.csv, line 1, entity pet: the table has no column wings");
    }

    @Test
    void anIdThatIsNone() {
        assertThat(load("petid,name\n1,Rex\n")).isEqualTo("pets.csv, line 2, entity pet: '1' is no id");
    }

    @Test
    void aQuotationWithoutEnd() {
        assertThat(load("name,legs\n\"Rex,4\nTom,3\n"))
                .isEqualTo("pets.csv, line 2, entity pet: the quotation that begins here has no end");
        assertThat(load("name,legs\n\"Rex\"x,4\n"))
                .isEqualTo("pets.csv, line 2, entity pet: there is text behind a closing quotation mark");
    }

    @Test
    void bytesThatAreNoText() {
        assertThat(load("name,legs\nRex,4\nZo\u00eb,4\n"))
                .startsWith("pets.csv, line ")
                .endsWith(", entity pet: this or one of the next lines is not UTF-8");
    }

    @Test
    void anEmptyFileAndATableThatIsNotThere() {
        assertThat(load("")).isEqualTo("pets.csv, entity pet: there is no line of names");
        Path file = folder.resolve("plants.csv");
        assertThatThrownBy(() -> DATAVERSE.load(CsvFile.of(file, "plant")))
                .hasMessage(file + ": there is no table plant");
        assertThatThrownBy(() -> DATAVERSE.load(CsvFile.of(file, "pet")))
                .hasMessageStartingWith(file + ", entity pet: cannot be read: ");
    }
}
