package io.roundtrip.simulators.dataverse.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.RunningDataverse;
import io.roundtrip.simulators.dataverse.WebApi;
import io.roundtrip.simulators.dataverse.WebApi.Reply;
import io.roundtrip.simulators.dataverse.reading.Companies.Company;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Filters made by chance, beside what their parts mean. */
class RandomFiltersTest {
    private static final int FILTERS = 400;

    @RegisterExtension
    static final RunningDataverse running = new RunningDataverse();

    private final WebApi kim = running.as("kim.demo");

    @Test
    void everyFilterFindsWhatItMeans() {
        long seed = System.nanoTime();
        System.out.println("RandomFiltersTest runs with seed " + seed);
        Random random = new Random(seed);
        Companies rows = Companies.make(random, 60);
        rows.createIn(running.dataverse);
        RandomFilters filters = new RandomFilters(random, rows);
        for (int i = 0; i < FILTERS; i++) {
            RandomFilters.Generated filter = filters.next(3);
            Reply reply = kim.query("accounts", filter.text());
            assertThat(reply.status())
                    .as("%s (seed %d): %s", filter.text(), seed, reply.body())
                    .isEqualTo(200);
            assertThat(ids(reply)).as("%s (seed %d)", filter.text(), seed).isEqualTo(expected(rows, filter));
        }
    }

    private static List<String> ids(Reply reply) {
        return reply.value().stream()
                .map(row -> row.get("accountid").toString())
                .sorted()
                .toList();
    }

    private static List<String> expected(Companies rows, RandomFilters.Generated filter) {
        return rows.companies().stream()
                .filter(row -> filter.meaning().accepts(row, true))
                .map(Company::id)
                .map(Object::toString)
                .sorted()
                .toList();
    }
}
