package io.roundtrip.simulators.dataverse.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.WebApi.Reply;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every error code that the simulator can answer beside the platform's own list of codes and texts. */
class ErrorCodesTest {
    /** Codes that the list does not have, and who else names them. */
    private static final Map<String, String> NAMED_ELSEWHERE = Map.of(
            "0x80048d19", "captured answers to bad payloads",
            "0x80060888", "captured answers to bad addresses and queries",
            "0x80071151", "the list of codes in DynamicsValue/fake-xrm-easy-abstractions",
            "0x80072321", "documentation page 'Service protection API limits'",
            "0x80072322", "documentation page 'Service protection API limits'",
            "0x80072326", "documentation page 'Service protection API limits'",
            "0x80072491", "the list of codes in DynamicsValue/fake-xrm-easy-abstractions",
            "0x80072560", "the list of codes in DynamicsValue/fake-xrm-easy-abstractions");

    /** Where newer services are documented or were captured with another text than the list's, which is from 2017. */
    private static final Map<String, String> WORDED_OTHERWISE = Map.ofEntries(
            Map.entry("0x80040217", "documented answer 404-if-match-star.http"),
            Map.entry("0x80040219", "the simulator's own, not the platform's"),
            Map.entry("0x80040220", "documentation page 'Troubleshoot client errors'"),
            Map.entry("0x80040225", "captured"),
            Map.entry("0x80040237", "documented answer 412-if-none-match.http"),
            Map.entry("0x80040800", "documentation page 'Use bulk operation messages'"),
            Map.entry("0x80042f09", "captured"),
            Map.entry("0x8004431a", "captured, it names the value"),
            Map.entry("0x80044331", "captured, it names the column"),
            Map.entry("0x80048062", "the simulator's own, one text for tables, columns, keys and relationships"),
            Map.entry("0x80048306", "captured, it names the row"),
            Map.entry("0x8004f502", "captured, it names the column"),
            Map.entry("0x8004f507", "captured, it names the column"),
            Map.entry("0x8006088a", "documentation page 'CustomAPI table columns'"),
            Map.entry("0x80060890", "documentation page 'Use an alternate key to reference a record'"));

    private static final ErrorCatalogue CATALOGUE = ErrorCatalogue.read();

    private static final Refusing REFUSING = new Refusing();
    private static final RefusingDefinitions DEFINITIONS = new RefusingDefinitions();
    private static final Map<String, Supplier<Reply>> EXAMPLES = examplesByCode();

    @AfterAll
    static void close() {
        REFUSING.close();
        DEFINITIONS.close();
    }

    private static Map<String, Supplier<Reply>> examplesByCode() {
        Map<String, Supplier<Reply>> examples = new TreeMap<>(REFUSING.byCode());
        examples.putAll(DEFINITIONS.byCode());
        return examples;
    }

    static Set<String> examples() {
        return EXAMPLES.keySet();
    }

    @Test
    void everyCodeIsThePlatforms() {
        Set<String> codes = ErrorCatalogue.ofTheSimulator();
        assertThat(codes)
                .hasSizeGreaterThan(30)
                .allSatisfy(code -> assertThat(CATALOGUE.has(code))
                        .as("%s is in the list, or known from elsewhere", code)
                        .isNotEqualTo(NAMED_ELSEWHERE.containsKey(code)));
        assertThat(codes).containsAll(NAMED_ELSEWHERE.keySet()).containsAll(WORDED_OTHERWISE.keySet());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anAnswerHasTheWordsOfItsCode(String code) {
        Reply reply = EXAMPLES.get(code).get();
        assertThat(reply.status()).as(reply.body()).isGreaterThanOrEqualTo(400);
        assertThat(reply.errorCode()).as(reply.body()).isEqualTo(code);
        assertThat(CATALOGUE.says(code, reply.errorMessage()))
                .as("%s: '%s' beside '%s'", code, reply.errorMessage(), CATALOGUE.text(code))
                .isNotEqualTo(WORDED_OTHERWISE.containsKey(code));
    }
}
