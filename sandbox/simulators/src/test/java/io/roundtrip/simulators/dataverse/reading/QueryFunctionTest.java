package io.roundtrip.simulators.dataverse.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import io.roundtrip.simulators.dataverse.TickingClock;
import io.roundtrip.simulators.dataverse.WebApi;
import io.roundtrip.simulators.dataverse.WebApi.Reply;
import io.roundtrip.simulators.dataverse.tables.ColumnDefinition;
import io.roundtrip.simulators.dataverse.tables.ColumnType;
import io.roundtrip.simulators.dataverse.tables.TableDefinition;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The functions about dates and users, on Saturday, 2026-01-31, at 08:00 UTC. Rows are called by the letters that cases expect. */
class QueryFunctionTest {
    private static final SimulatedDataverse DATAVERSE = SimulatedDataverse.builder()
            .clock(new TickingClock())
            .person("kim.demo")
            .person("lee.demo")
            .table(TableDefinition.named("demo_event", "demo_events")
                    .withColumns(
                            ColumnDefinition.string("name", 10),
                            ColumnDefinition.of("demo_at", ColumnType.DATETIME),
                            ColumnDefinition.of("demo_day", ColumnType.DATE),
                            ColumnDefinition.of("demo_unit", ColumnType.UNIQUEIDENTIFIER)))
            .start();

    private static final String LONG_NAMES = "startswith(name,'__') and ";

    private static final List<String> TIMES = List.of(
            "2024-12-31T23:59:59Z", // a
            "2025-01-31T07:00:00Z", // b
            "2025-12-31T23:59:59Z", // c
            "2026-01-01T00:00:00Z", // d
            "2026-01-24T00:00:00Z", // e, Saturday
            "2026-01-25T00:00:00Z", // f, Sunday
            "2026-01-30T12:00:00Z", // g
            "2026-01-31T05:59:59Z", // h
            "2026-01-31T08:00:00Z", // i, now
            "2026-01-31T09:30:00Z", // j
            "2026-02-01T00:00:00Z", // k, Sunday
            "2026-02-28T23:59:59Z", // l
            "2027-01-01T00:00:00Z"); // m

    private final WebApi kim = new WebApi(DATAVERSE.url(), "kim.demo");

    @BeforeAll
    static void createRows() {
        for (int i = 0; i < TIMES.size(); i++) {
            String at = TIMES.get(i);
            String name = String.valueOf((char) ('a' + i));
            DATAVERSE.create("demo_event", Map.of("name", name, "demo_at", at, "demo_day", at.substring(0, 10)));
        }
        DATAVERSE.create("demo_event", Map.of("name", "z"));
    }

    @AfterAll
    static void stop() {
        DATAVERSE.close();
    }

    private String found(String filter) {
        Reply reply = kim.query("demo_events", filter);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return String.join(
                "",
                new TreeSet<>(reply.value().stream()
                        .map(row -> row.get("name").toString())
                        .toList()));
    }

    private String found(String function, String column, String value) {
        String argument = value.isEmpty() ? "" : ",PropertyValue=" + value;
        return found("Microsoft.Dynamics.CRM." + function + "(PropertyName='" + column + "'" + argument + ")");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "Today,,hij",
                "Yesterday,,g",
                "Tomorrow,,k",
                "ThisWeek,,fghij",
                "LastWeek,,e",
                "NextWeek,,k",
                "ThisMonth,,defghij",
                "LastMonth,,c",
                "NextMonth,,kl",
                "ThisYear,,defghijkl",
                "LastYear,,bc",
                "NextYear,,m",
                "Last7Days,,efghi",
                "Next7Days,,ijk",
                "LastXHours,2,i",
                "LastXHours,3,hi",
                "NextXHours,1,i",
                "NextXHours,2,ij",
                "LastXDays,1,ghi",
                "NextXDays,1,ijk",
                "LastXWeeks,1,efghi",
                "NextXWeeks,4,ijkl",
                "LastXMonths,1,cdefghi",
                "NextXMonths,1,ijkl",
                "LastXYears,1,bcdefghi",
                "NextXYears,1,ijklm",
                "OlderThanXMinutes,60,abcdefgh",
                "OlderThanXHours,21,abcdef",
                "OlderThanXDays,7,abcde",
                "OlderThanXWeeks,1,abcde",
                "OlderThanXMonths,1,ab",
                "OlderThanXYears,1,ab",
                "On,'2026-01-31',hij",
                "On,'2026-01-31T09:30:00Z',hij",
                "OnOrAfter,'2026-02-01',klm",
                "OnOrBefore,'2025-12-31',abc"
            })
    void findsTimes(String function, String value, String expected) {
        assertThat(found(function, "demo_at", value == null ? "" : value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "Today,,hij",
                "Yesterday,,g",
                "LastXDays,1,ghij",
                "OnOrBefore,'2025-12-31',abc",
                "ThisMonth,,defghij"
            })
    void findsDatesWithoutTime(String function, String value, String expected) {
        assertThat(found(function, "demo_day", value == null ? "" : value)).isEqualTo(expected);
    }

    @Test
    void aNegatedFunctionFindsRowsWithoutAValueToo() {
        String later = "Microsoft.Dynamics.CRM.OnOrAfter(PropertyName='demo_at',PropertyValue='2025-12-31')";
        assertThat(found("not " + later + " and not startswith(name,'__')")).isEqualTo("abz");
    }

    @Test
    void betweenTakesTimes() {
        assertThat(found("Microsoft.Dynamics.CRM.Between(PropertyName='demo_at',"
                        + "PropertyValues=[\"2026-01-30T12:00:00Z\",\"2026-01-31T08:00:00Z\"])"))
                .isEqualTo("ghi");
    }

    @Test
    void knowsWhoAsks() {
        kim.post("demo_events", "{\"name\":\"kim\"}");
        new WebApi(DATAVERSE.url(), "lee.demo").post("demo_events", "{\"name\":\"lee\"}");
        assertThat(found("EqualUserId", "createdby", "")).isEqualTo("kim");
        assertThat(found(LONG_NAMES + "Microsoft.Dynamics.CRM.NotEqualUserId(PropertyName='createdby')"))
                .isEqualTo("lee");
        String unit = kim.get("WhoAmI").json().get("BusinessUnitId").toString();
        kim.post("demo_events", "{\"name\":\"ours\",\"demo_unit\":\"" + unit + "\"}");
        assertThat(found("EqualBusinessId", "demo_unit", "")).isEqualTo("ours");
        assertThat(found(LONG_NAMES + "Microsoft.Dynamics.CRM.NotEqualBusinessId(PropertyName='demo_unit')"))
                .isEqualTo("kimlee");
    }
}
