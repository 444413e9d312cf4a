package io.roundtrip.simulators.dataverse.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.protocol.Call;
import io.roundtrip.simulators.dataverse.protocol.Caller;
import io.roundtrip.simulators.dataverse.tables.ColumnDefinition;
import io.roundtrip.simulators.dataverse.tables.Row;
import io.roundtrip.simulators.dataverse.tables.Store;
import io.roundtrip.simulators.dataverse.tables.Table;
import io.roundtrip.simulators.dataverse.tables.TableDefinition;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How many rows a query looks at. */
class IndexesTest {
    private static final int ROWS = 1000;
    private static final Store STORE = new Store(List.of(TableDefinition.named("thing", "things")
            .withColumns(
                    ColumnDefinition.string("name", 100),
                    ColumnDefinition.string("code", 100),
                    ColumnDefinition.string("part", 100))
            .withAlternateKey("name")
            .withAlternateKey("code", "part")));
    private static final Table THINGS = STORE.table("thing");

    @BeforeAll
    static void createRows() {
        STORE.transact(transaction -> {
            for (int i = 0; i < ROWS; i++) {
                Object[] values = new Object[THINGS.schema().columns().size()];
                values[0] = new UUID(7, i);
                values[1] = transaction.nextVersion();
                set(values, "name", "Name " + i);
                set(values, "code", "c" + i / 10);
                set(values, "part", "p" + i % 10);
                transaction.store(THINGS, new Row(values));
            }
            return ROWS;
        });
    }

    private static void set(Object[] values, String column, String value) {
        values[THINGS.schema().byName(column).orElseThrow().ordinal()] = value;
    }

    /** Rows looked at and rows found. */
    private record Effort(int seen, int found) {}

    private static Effort effort(String filter) {
        Call call = new Call(
                "GET",
                "things",
                "$filter=" + filter.replace(" ", "%20"),
                Map.of(),
                new byte[0],
                new Caller("kim", new UUID(1, 1)));
        AtomicInteger seen = new AtomicInteger();
        Query query = new Queries(STORE, Clock.systemUTC(), new UUID(2, 2))
                .parse(call, THINGS, rows -> rows.peek(row -> seen.incrementAndGet()));
        int found = QueryRunner.find(query, Optional.empty(), ROWS).size();
        return new Effort(seen.get(), found);
    }

    @Test
    void anIdLeadsToItsRow() {
        assertThat(effort("thingid eq " + new UUID(7, 3))).isEqualTo(new Effort(1, 1));
        assertThat(effort("part eq 'p3' and thingid eq " + new UUID(7, 3))).isEqualTo(new Effort(1, 1));
        assertThat(effort("thingid eq " + new UUID(8, 3))).isEqualTo(new Effort(0, 0));
    }

    @Test
    void theValuesOfAnAlternateKeyLeadToItsRow() {
        assertThat(effort("name eq 'NAME 5'")).isEqualTo(new Effort(1, 1));
        assertThat(effort("part eq 'P7' and code eq 'c12'")).isEqualTo(new Effort(1, 1));
        assertThat(effort("name eq 'nobody'")).isEqualTo(new Effort(0, 0));
        assertThat(effort("name eq 'Name 5' and code eq 'other'")).isEqualTo(new Effort(1, 0));
    }

    @Test
    void aPartOfAKeyOrAnAlternativeDoesNot() {
        assertThat(effort("part eq 'p7'")).isEqualTo(new Effort(ROWS, ROWS / 10));
        assertThat(effort("name eq 'Name 5' or part eq 'p7'")).isEqualTo(new Effort(ROWS, ROWS / 10 + 1));
        assertThat(effort("name ne 'Name 5'")).isEqualTo(new Effort(ROWS, ROWS - 1));
    }
}
