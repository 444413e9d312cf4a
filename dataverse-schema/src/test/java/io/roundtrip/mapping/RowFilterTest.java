package io.roundtrip.mapping;

import static io.roundtrip.mapping.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roundtrip.dataverse.Row;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowFilterTest {

    private static final Row ACCOUNT = row(
            "statecode",
            0L,
            "name",
            "O'Neill & Söhne",
            "creditlimit",
            new BigDecimal("1000.50"),
            "donotemail",
            false,
            "donotphone",
            null,
            "emptytext",
            null,
            "createdon",
            "2026-03-29T00:30:00Z",
            "birthday",
            "2026-03-29",
            "_parentaccountid_value",
            "AAAAAAAA-0000-0000-0000-00000000000a");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "statecode eq 0",
                "statecode eq 0.0",
                "creditlimit eq 1000.5",
                "creditlimit gt 1000 and creditlimit lt 1000.51",
                "creditlimit ge 1000.5 and creditlimit le 1000.50",
                "-1 lt statecode",
                "name eq 'O''Neill & Söhne'",
                "name eq 'o''NEILL & söhne'",
                "name gt 'N' and name lt 'P'",
                "null eq null",
                "emptytext eq null",
                "emptytext ne 'x'",
                "name ne null",
                "not (emptytext gt 'a')",
                "not (emptytext eq 'a')",
                "not donotemail",
                "donotemail eq false",
                "donotphone eq null",
                "true or donotphone",
                "false or not donotemail",
                "createdon ge 2026-03-29",
                "createdon lt 2026-03-29T02:31:00+02:00",
                "birthday eq 2026-03-29",
                "birthday lt 2026-03-29T00:00:01Z",
                "parentaccountid eq aaaaaaaa-0000-0000-0000-00000000000A",
                "_parentaccountid_value ne aaaaaaaa-0000-0000-0000-00000000000b",
                "statecode eq 1 and statecode eq 1 or statecode eq 0",
                "statecode eq 0 or statecode eq 0 and statecode eq 1",
                "statecode eq 0 and (name ne null or creditlimit gt 1000.5)",
            })
    void holdsForTheAccount(String filter) {
        assertThat(RowFilter.parse(filter).matches(ACCOUNT)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "statecode ne 0",
                "name eq 'other'",
                "emptytext eq 'x'",
                "emptytext gt 'a'",
                "emptytext le 'a'",
                "emptytext ge null",
                "emptytext ne null",
                "donotphone",
                "not donotphone",
                "donotphone and true",
                "null",
                "(statecode eq 0 or statecode eq 1) and statecode eq 1",
                "createdon ge 2026-03-30",
            })
    void doesNotHoldForTheAccount(String filter) {
        assertThat(RowFilter.parse(filter).matches(ACCOUNT)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            statecode eq              | filter: expected a column or a value at character 13, found the end
            statecode = 0             | filter: '=' is not understood at character 11
            statecode eq 0 and        | filter: expected a column or a value at character 19, found the end
            (statecode eq 0           | filter: expected ')' at character 16, found the end
            statecode eq 0 statuscode | filter: expected and, or or the end at character 16, found 'statuscode'
            statecode in 0            | filter: expected a comparison (eq, ne, gt, ge, lt, le) at character 11, found 'in'
            name eq 'open             | filter: ''' is not understood at character 9
            createdon gt 2026-02-30   | filter: 2026-02-30 at character 14 is not a date
            5                         | filter: expected a comparison (eq, ne, gt, ge, lt, le) at character 2, found the end
            Name eq 'x'               | filter: 'Name' is not a logical name (lower-case letters, digits and _) at character 1
            """)
    void saysWhatIsWrongAndWhere(String filter, String message) {
        assertThatThrownBy(() -> RowFilter.parse(filter))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void literalsOfAnyLengthAreRead() {
        String lengthy = "x''".repeat(20_000);
        assertThat(RowFilter.parse("name eq '" + lengthy + "'").matches(ACCOUNT))
                .isFalse();
    }

    @Test
    void refusesAnEmptyFilterAndOneNestedTooDeep() {
        assertThatThrownBy(() -> RowFilter.parse(" ")).hasMessageContaining("found the end");
        assertThatThrownBy(() -> RowFilter.parse("(".repeat(2000))).hasMessage("filter: nested more than 50 deep");
        assertThatThrownBy(() -> RowFilter.parse("not ".repeat(2000) + "a"))
                .hasMessage("filter: nested more than 50 deep");
    }

    @Test
    void namesTheColumnsItReads() {
        assertThat(RowFilter.parse("_ownerid_value ne null and (name eq 'statuscode' or not donotemail)")
                        .columns())
                .containsExactly("donotemail", "name", "ownerid");
    }

    @Test
    void guessesNothingAboutAColumnThatWasNotReadOrIsOfAnotherKind() {
        assertThatThrownBy(() -> RowFilter.parse("statuscode eq 1").matches(ACCOUNT))
                .isInstanceOf(UnfitFilterException.class)
                .hasMessage("column statuscode of the filter was not read from account");
        assertThatThrownBy(() -> RowFilter.parse("statecode eq 'active'").matches(ACCOUNT))
                .isInstanceOf(UnfitFilterException.class)
                .hasMessage("column statecode cannot be compared with 'active' in the filter");
        assertThatThrownBy(() -> RowFilter.parse("name gt 2026-01-01").matches(ACCOUNT))
                .isInstanceOf(UnfitFilterException.class);
        assertThatThrownBy(() -> RowFilter.parse("name").matches(ACCOUNT)).isInstanceOf(UnfitFilterException.class);
    }

    @Test
    void anyTextCanBeQuoted() {
        long seed = System.nanoTime();
        System.out.println("RowFilterTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            String text = Texts.any(random);
            RowFilter filter = RowFilter.parse("name eq '" + text.replace("'", "''") + "'");
            assertThat(filter.matches(row("name", text))).as(text).isTrue();
            assertThat(filter.matches(row("name", text + "x"))).as(text).isFalse();
        }
    }
}
