package io.roundtrip.sandbox.seeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URL;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeedsTest {
    private static final int ONE_MB = 1_000_000;

    private final Seeds seeds = Seeds.load();

    @Test
    void has820AccountsAnd1200Contacts() {
        assertThat(seeds.accounts().rows()).hasSize(820);
        assertThat(seeds.contacts().rows()).hasSize(1_200);
    }

    @Test
    void givesEveryRowItsOwnId() {
        for (SeedTable table : seeds.tables()) {
            List<Object> ids =
                    table.rows().stream().map(row -> row.get(table.keyColumn())).toList();
            assertThat(ids).doesNotHaveDuplicates().allSatisfy(SeedsTest::isRowId);
        }
    }

    private static void isRowId(Object id) {
        assertThat(UUID.fromString(id.toString())).hasToString(id.toString());
    }

    @Test
    void typesChoicesAmountsAndInstants() {
        Map<String, Object> row =
                seeds.accounts().find("name", Seeds.ACCOUNT_REFUSED_BY_THE_BUS).orElseThrow();

        assertThat(row)
                .containsEntry("creditlimit", new BigDecimal("300000.00"))
                .containsEntry("statecode", 0);
        assertThat(row.get("industrycode")).isEqualTo(1);
        assertThat(Instant.parse(row.get("createdon").toString())).isBefore("2026-01-01T00:00:00Z");
    }

    @Test
    void leavesOutColumnsWithoutAValue() {
        assertThat(seeds.accounts().find("name", Seeds.ACCOUNT_WITHOUT_COUNTRY).orElseThrow())
                .doesNotContainKeys("address1_country", "accountnumber", "creditlimit")
                .containsKey("address1_postalcode");
    }

    @Test
    void knowsNoIndustryThatTheValueMapLacks() {
        assertThat(seeds.accounts().rows())
                .extracting(row -> row.get("industrycode"))
                .containsOnly(1, 2, 7, null);
    }

    @Test
    void hasOneAccountWithoutCountryAndNoCountryOutsideTheValueMap() {
        assertThat(seeds.accounts().rows().stream()
                        .filter(row -> !row.containsKey("address1_country"))
                        .map(row -> row.get("name")))
                .containsExactly(Seeds.ACCOUNT_WITHOUT_COUNTRY);
        assertThat(seeds.accounts().rows().stream()
                        .map(row -> row.get("address1_country"))
                        .filter(Objects::nonNull))
                .containsOnly("United States", "Canada", "Germany", "United Kingdom", "France", "Australia");
    }

    @Test
    void givesContactsAParentThatExistsOrNone() {
        Set<Object> accounts = seeds.accounts().rows().stream()
                .map(row -> row.get("accountid"))
                .collect(Collectors.toSet());

        List<Object> parents = seeds.contacts().rows().stream()
                .map(row -> row.get("parentcustomerid"))
                .filter(Objects::nonNull)
                .toList();

        assertThat(parents).hasSize(642);
        assertThat(accounts).containsAll(parents);
    }

    @Test
    void staysUnderOneMegabyte() throws IOException {
        int bytes = 0;
        for (String file : List.of("accounts.csv", "contacts.csv", "NOTICE.md")) {
            URL resource = Objects.requireNonNull(Seeds.class.getResource("/seeds/" + file));
            bytes += resource.openConnection().getContentLength();
        }
        assertThat(bytes).isBetween(1, ONE_MB);
    }

    @Test
    void readsQuotedFields() {
        assertThat(CsvLine.fields("a,\"b, \"\"c\"\"\",,d,")).containsExactly("a", "b, \"c\"", "", "d", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,\"b", "a,\"b\"c,d", "a,b\"c\""})
    void refusesCrookedLines(String line) {
        assertThatThrownBy(() -> CsvLine.fields(line)).isInstanceOf(IllegalStateException.class);
    }
}
