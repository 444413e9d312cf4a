package io.roundtrip.simulators.dataverse.loading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong is said with file, line, entity and record, and nothing is loaded. */
class PackageRefusalsTest {
    private static final UUID FIRST = new UUID(1, 1);
    private static final UUID SECOND = new UUID(1, 2);
    private static final String SCHEMA = """
            <entities>
              <entity name="pet" primaryidfield="petid" primarynamefield="name">
                <fields>
                  <field name="petid" type="guid" primaryKey="true" />
                  <field name="name" type="string" />
                  <field name="born" type="datetime" />
                  <field name="weight" type="decimal" />
                  <field name="legs" type="number" />
                  <field name="tame" type="bool" />
                  <field name="kind" type="optionsetvalue" />
                  <field name="friend" type="entityreference" lookupType="pet|person" />
                </fields>
              </entity>
            </entities>""";
    private static final String DATA = """
            <entities>
              <entity name="pet">
                <records>
                  <record id="%s">
                    <field name="name" value="Rex" />
                  </record>
                  <record id="%s">
                    %s
                  </record>
                </records>
              </entity>
            </entities>""";
    private static final String RECORD = "data.xml, line 7, entity pet, record " + SECOND;

    private static final SimulatedDataverse DATAVERSE =
            SimulatedDataverse.builder().start();

    @TempDir
    private Path folder;

    @AfterAll
    static void close() {
        DATAVERSE.close();
    }

    private void load(String data) throws IOException {
        load(SCHEMA, data);
    }

    private void load(String schema, String data) throws IOException {
        Files.writeString(folder.resolve("data_schema.xml"), schema);
        Files.writeString(folder.resolve("data.xml"), data);
        DATAVERSE.load(DataPackage.at(folder));
    }

    private static String data(String field) {
        return DATA.formatted(FIRST, SECOND, field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "weight;heavy;Decimal",
                "legs;4.5;Integer",
                "legs;99999999999;",
                "tame;perhaps;Boolean",
                "born;13/31/2019 1:00:00 AM;DateTime",
                "born;yesterday;DateTime",
                "kind;red;Picklist",
                "friend;Rex;Lookup"
            })
    void aValueThatItsColumnDoesNotTake(String column, String value, String type) {
        String problem = type == null
                ? "Cannot convert the value of property 'legs' to the expected type 'Edm.Int32'"
                : "%s: '%s' is no %s".formatted(column, value, type);
        assertThatThrownBy(() -> load(data("<field name=\"%s\" value=\"%s\" />".formatted(column, value))))
                .isInstanceOf(LoadingException.class)
                .hasMessageStartingWith(RECORD + ": ")
                .hasMessageContaining(problem);
        assertThat(DATAVERSE.count("pet")).isZero();
    }

    @Test
    void aLookupThatMayLeadToSeveralTablesAndDoesNotSayWhere() {
        assertThatThrownBy(() -> load(data("<field name=\"friend\" value=\"" + FIRST + "\" />")))
                .hasMessage(RECORD + ": friend: '" + FIRST + "' may be in any of pet, person");
    }

    @Test
    void aFieldThatTheSchemaDoesNotDescribe() {
        assertThatThrownBy(() -> load(data("<field name=\"colour\" value=\"red\" />")))
                .hasMessage("data.xml, line 8, entity pet, record " + SECOND
                        + ": the schema file does not describe the field colour");
    }

    @Test
    void twoIdsInOneRecord() {
        assertThatThrownBy(() -> load(data("<field name=\"petid\" value=\"" + FIRST + "\" />")))
                .hasMessageEndingWith(": the record's id and its field differ: " + FIRST);
    }

    @Test
    void anIdThatIsNone() {
        assertThatThrownBy(() -> load(data("").replace(SECOND.toString(), "2")))
                .hasMessage("data.xml, line 7, entity pet, record 2: '2' is no id");
    }

    @Test
    void anEntityThatIsNowhereDescribed() {
        assertThatThrownBy(() -> load(data("").replace("entity name=\"pet\"", "entity name=\"plant\"")))
                .hasMessage("data.xml, line 2, entity plant: is neither in the schema file nor among the tables");
    }

    @Test
    void aFileThatEndsTooEarly() {
        assertThatThrownBy(() -> load(data("").replace("</entities>", "")))
                .isInstanceOf(LoadingException.class)
                .hasMessageStartingWith("data.xml, line 12");
        assertThat(DATAVERSE.count("pet")).isZero();
    }

    @Test
    void aSchemaWithoutEntities() {
        assertThatThrownBy(() -> load("<entities />", data(""))).hasMessage("data_schema.xml: describes no entity");
    }

    @Test
    void aFileThatDeclaresEntities() {
        String declared = "<!DOCTYPE entities [<!ENTITY secret \"Rex\">]>";
        assertThatThrownBy(() -> load(declared + data("<field name=\"name\" value=\"&secret;\" />")))
                .isInstanceOf(LoadingException.class);
    }

    @Test
    void aFileThatIsMissing() {
        assertThatThrownBy(() -> DATAVERSE.load(DataPackage.at(folder)))
                .isInstanceOf(LoadingException.class)
                .hasMessageStartingWith(folder + "/data_schema.xml: cannot be read: ");
    }

    @Test
    void whatIsNeitherFolderNorZipFile() throws IOException {
        Path file = Files.writeString(folder.resolve("data.txt"), "data");
        assertThatThrownBy(() -> DATAVERSE.load(DataPackage.at(file)))
                .hasMessage(file + ": is neither a folder nor a zip file");
    }
}
