package io.roundtrip.simulators.dataverse.writing;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.WebApi.Reply;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How each column type is written and read (documentation page "Web API types and operations"). */
class ValueShapesTest {
    @RegisterExtension
    static final Things things = new Things();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name     | \"Ä \\\"x\\\"\"                          | \"Ä \\\"x\\\"\"",
                "remark   | \"\"                                     | null",
                "pieces   | -2147483648                              | -2147483648",
                "rank     | 9007199254740993                         | 9007199254740993",
                "rate     | 1.5                                      | 1.50",
                "price    | 20000.5                                  | 20000.5000",
                "share    | 0.1                                      | 0.1",
                "active   | false                                    | false",
                "kind     | 494280001                                | 494280001",
                "colours  | \"8,2,3,2\"                              | \"2,3,8\"",
                "seen     | \"2026-01-31T09:00:00.999+01:00\"        | \"2026-01-31T08:00:00Z\"",
                "since    | \"2026-01-31\"                           | \"2026-01-31\"",
                "token    | \"6AFE7CDA-9D4F-F011-877B-6045BDCCF7AC\" | \"6afe7cda-9d4f-f011-877b-6045bdccf7ac\"",
                "kind     | null                                     | null"
            })
    void readsWhatWasWritten(String column, String written, String read) {
        UUID id = things.thing(Map.of("name", "Shape"));
        Reply patch = things.kim.patch(Things.address(id), "{\"" + column + "\":" + written + "}", "If-Match", "*");
        assertThat(patch.status()).as(patch.body()).isEqualTo(204);
        assertThat(things.kim.get(Things.address(id) + "?$select=" + column).body())
                .contains("\"" + column + "\":" + read);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name    | 7",
                "pieces  | \"7\"",
                "pieces  | \"\"",
                "pieces  | 2147483648",
                "pieces  | 1.5",
                "rank    | 9223372036854775808",
                "rate    | \"1.5\"",
                "active  | 1",
                "colours | \"1,x\"",
                "colours | 3",
                "seen    | \"yesterday\"",
                "seen    | \"2026-01-31T08:00:00\"",
                "since   | \"2026-01-31T08:00:00Z\"",
                "token   | \"6afe7cda\""
            })
    void refusesTheWrongType(String column, String written) {
        UUID id = things.thing(Map.of("name", "Typed"));
        Reply patch = things.kim.patch(Things.address(id), "{\"" + column + "\":" + written + "}", "If-Match", "*");
        assertThat(patch.status()).as(patch.body()).isEqualTo(400);
        assertThat(patch.errorCode()).isEqualTo("0x80048d19");
    }

    @Test
    void moneyComesWithItsCurrency() {
        UUID currency = things.dataverse.create("transactioncurrency", Map.of("name", "Euro"));
        UUID id = things.thing(Map.of(
                "name",
                "Priced",
                "price",
                5,
                "transactioncurrencyid@odata.bind",
                "transactioncurrencies(" + currency + ")"));
        assertThat(things.kim.get(Things.address(id) + "?$select=price").json())
                .containsEntry("_transactioncurrencyid_value", currency.toString());
        assertThat(things.kim.get(Things.address(id) + "?$select=rate").json())
                .doesNotContainKey("_transactioncurrencyid_value");
    }

    @Test
    void filesAndImagesAreNotSimulated() {
        String address = Things.address(things.thing(Map.of("name", "Pictured")));
        assertThat(things.kim
                        .patch(address, "{\"photo\":\"AA==\"}", "If-Match", "*")
                        .status())
                .isEqualTo(501);
        assertThat(things.kim.send("PUT", address + "/manual", "x").status()).isEqualTo(501);
        assertThat(things.kim.get(address + "/manual/$value").status()).isEqualTo(501);
    }

    @Test
    void aRequiredColumnCannotBeEmptied() {
        UUID id = things.thing(Map.of("name", "Needed"));
        assertThat(things.kim
                        .patch(Things.address(id), "{\"name\":null}", "If-Match", "*")
                        .status())
                .isEqualTo(400);
        assertThat(things.dataverse.row("thing", id)).containsEntry("name", "Needed");
    }

    @Test
    void aTextAsLongAsItsColumnFits() {
        UUID id = things.thing(Map.of("name", "x".repeat(100)));
        Reply longer = things.kim.patch(Things.address(id), "{\"name\":\"" + "y".repeat(101) + "\"}", "If-Match", "*");
        assertThat(longer.status()).isEqualTo(400);
        assertThat(longer.errorCode()).isEqualTo("0x80044331");
    }
}
