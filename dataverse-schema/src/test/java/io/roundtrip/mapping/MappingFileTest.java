package io.roundtrip.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.roundtrip.messaging.RetryPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingFileTest {

    private static final String BY_HAND = resource("as-a-person-writes-it.yaml");
    private static final String WRITTEN = resource("as-it-is-written.yaml");

    @Test
    void readsWhatAPersonWrites() {
        Mappings mappings = MappingFile.read(BY_HAND);
        TableMapping customer = mappings.byName("erp-customer").orElseThrow();
        TableMapping contact = mappings.byName("erp-contact").orElseThrow();

        assertThat(mappings.target("erp"))
                .contains(new TargetDefinition(
                        "erp", "http", OrderMode.UNORDERED, Guarantee.GUARDED, TargetState.RUNNING));
        assertThat(customer.filter()).contains(RowFilter.parse("statecode eq 0"));
        assertThat(customer.onExit()).isEqualTo(ExitPolicy.DELETE);
        assertThat(customer.retry()).isEqualTo(new RetryPolicy(8, Duration.ofSeconds(5), Duration.ofMinutes(15)));
        assertThat(customer.readColumns()).hasSize(10).contains("statecode", "creditlimit", "address1_country");
        assertThat(contact.onExit()).isEqualTo(ExitPolicy.KEEP);
        assertThat(contact.readColumns())
                .containsExactly("emailaddress1", "firstname", "lastname", "parentcustomerid", "statecode");
        assertThat(mappings.parentsFirst()).containsExactly(customer, contact);
        assertThat(mappings.children(customer)).containsExactly(contact);
        assertThat(mappings.children(contact)).isEmpty();
        assertThat(mappings.ofTarget("erp")).hasSize(2);
    }

    @Test
    void writesAFileThatReadsLikeAPersonsAndMeansTheSame() {
        Mappings mappings = MappingFile.read(BY_HAND);
        assertThat(MappingFile.write(mappings)).isEqualTo(WRITTEN);
        assertThat(MappingFile.read(WRITTEN)).isEqualTo(mappings);
    }

    @Test
    void whateverIsWrittenReadsBackTheSame() {
        long seed = System.nanoTime();
        System.out.println("MappingFileTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            Mappings mappings = new RandomMappings(random).next();
            String yaml = MappingFile.write(mappings);
            assertThat(MappingFile.read(yaml)).as(yaml).isEqualTo(mappings);
            assertThat(MappingFile.write(MappingFile.read(yaml))).isEqualTo(yaml);
        }
    }

    @Test
    void readsACharacterOfTwoHalvesWhereverItStands() {
        for (int padding = 950; padding < 1_100; padding++) {
            String comment = "#" + " ".repeat(padding) + "\ud83d\ude00\n";
            assertThat(MappingFile.read(comment + "roundtrip: 1")).isEqualTo(Mappings.none());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            ~~                          | line 1: the file is empty
            [1, 2]                      | line 1: the file must have named fields
            roundtrip: 1;mappings: {}   | line 2: mappings must be a list
            roundtrip: 1;targets: [erp] | line 2: targets must have named fields
            roundtrip: *a               | line 1: aliases (*name) are not supported
            roundtrip: 1;roundtrip: 1   | line 2: 'roundtrip' is there twice
            mappings: []                | line 1: field 'roundtrip' is missing
            """)
    void refusesWhatIsNoMappingFile(String yaml, String problem) {
        assertThat(problems(yaml.replace(';', '\n'))).containsExactly(problem);
    }

    @Test
    void tellsWhereTheFileStopsBeingYaml() {
        assertThat(problems("roundtrip: 1\ntargets: [\nx: }").get(0)).startsWith("line 3: not YAML: ");
        assertThat(problems("a: ".repeat(1) + "[".repeat(3_000)).get(0)).contains("nested more than");
    }

    @Test
    void tellsAllProblemsAtOnce() {
        String yaml = BY_HAND.replace("from: telephone1", "frm: telephone1")
                .replace("type: date, zone: UTC", "type: date, zone: Mars")
                .replace("from: lastname,", "from: lastname, scale: 2,")
                .replace("kind: http", "kind: HTTP");
        assertThat(problems(yaml))
                .containsExactly(
                        "line 3: kind of target 'HTTP' must be 1 to 50 lower-case letters, digits and hyphens",
                        "line 21: field /phone needs exactly one of from, constant, expression",
                        "line 28: zone 'Mars' is not a time zone such as Europe/Berlin",
                        "line 42: unknown field 'scale'; here belong: to, from, constant, expression, required, lookup,"
                                + " valueMap, type");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            kind: http          | kind: http, url: x     | line 3: unknown field 'url'; here belong: kind, order, guarantee
            order: unordered    | order: random          | line 3: order 'random' is not one of unordered, ordered
            roundtrip: 1        | roundtrip: 2           | line 1: roundtrip: 2 is not supported, this release reads roundtrip: 1
            roundtrip: 1        | roundtrip: 1;x: 1     | line 2: unknown field 'x'; here belong: roundtrip, targets, valueMaps, mappings
            name: erp-contact   | name: erp-customer     | line 30: mapping erp-customer: the name is there twice
            name: erp-contact   | name: ERP              | line 30: mapping 'ERP' must be 1 to 50 lower-case letters, digits and hyphens
            erp-country: {      | erp-industry: {        | line 6: 'erp-industry' is there twice
            table: contact      | table: Contact         | line 30: 'Contact' is not a logical name (lower-case letters, digits and _)
            target: erp         | target: crm            | line 8: mapping erp-customer: target crm does not exist, line 40: mapping erp-contact, field /customerNumber: parent mapping erp-customer brings back ids of target crm, not of erp
            valueMap: erp-industry | valueMap: industry  | line 26: mapping erp-customer, field /industry: value map industry does not exist
            account: erp-customer | account: erp-x       | line 40: mapping erp-contact, field /customerNumber: parent mapping erp-x does not exist
            account: erp-customer | lead: erp-customer   | line 40: mapping erp-contact, field /customerNumber: parent mapping erp-customer is for table account, not lead
            account: erp-customer | contact: erp-contact | line 30: mapping erp-contact: required parents form a cycle: erp-contact waits for erp-contact; give one of the lookups whenMissing: send-empty
            to: /phone          | to: phone              | line 21: target field 'phone' must start with /
            to: /phone          | to: /phone/0           | line 21: target field segment '0' is a position in an array, which is not supported
            to: /phone          | to: /name              | line 21: target field /name is there twice
            to: /phone          | to: /address           | line 8: field /address/street is there twice or inside field /address
            firstDelay: PT5S    | firstDelay: 5s         | line 17: firstDelay '5s' is not a duration such as PT5S
            firstDelay: PT5S    | firstDelay: PT1H       | line 17: max-delay PT15M is shorter than first-delay PT1H
            maxAttempts: 8      | maxAttempts: many      | line 17: maxAttempts 'many' is not a whole number
            statecode eq 0      | statecode = 0          | line 14: filter: '=' is not understood at character 11
            from: name          | from: modifiedon       | line 20: column modifiedon changes without an edit or by our own write, so it cannot tell a change from an echo; leave it out
            from: name          | from: rt_erpid         | line 8: field /name reads rt_erpid, into which the acknowledgement of the same mapping writes
            statecode eq 0      | versionnumber gt 5     | line 14: filter: column versionnumber changes without an edit or by our own write, so it cannot tell a change from an echo; leave it out at character 1
            required: true }    | required: yes }        | line 20: required 'yes' is not true or false
            type: decimal, scale: 2 | type: decimal      | line 27: field 'scale' is missing
            type: decimal       | type: money            | line 27: type 'money' is not one of text, integer, decimal, boolean, date, datetime
            firstname & ' '     | firstname &            | line 44: expression is not JSONata: The symbol "&" cannot be used as a unary operator
            lastname"           | lastname & $now()"     | line 44: expression uses $now, but it must give the same result every time it is evaluated
            resource: customers | comment: none          | line 8: field 'resource' is missing
            reads: [firstname   | reads: [Firstname      | line 44: 'Firstname' is not a logical name (lower-case letters, digits and _)
            """)
    void saysInOneSentenceWhatIsWrongAndWhere(String right, String wrong, String problem) {
        assertThat(BY_HAND).contains(right);
        assertThat(problems(
                        BY_HAND.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong.replace(';', '\n')))))
                .containsExactly(problem.split(", (?=line)"));
    }

    private static List<String> problems(String yaml) {
        return catchThrowableOfType(MappingFileException.class, () -> MappingFile.read(yaml))
                .problems();
    }

    private static String resource(String name) {
        try (InputStream stream =
                Objects.requireNonNull(MappingFileTest.class.getResourceAsStream("/mapping/" + name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
