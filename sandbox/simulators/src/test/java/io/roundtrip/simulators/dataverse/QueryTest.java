package io.roundtrip.simulators.dataverse;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.WebApi.Reply;
import io.roundtrip.simulators.dataverse.tables.GuidOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class QueryTest {
    @RegisterExtension
    static final RunningDataverse running = new RunningDataverse();

    private static final int ROWS = 25;

    private final WebApi kim = running.as("kim.demo");

    @BeforeAll
    static void createRows() {
        List<Integer> numbers = new ArrayList<>(IntStream.range(0, ROWS).boxed().toList());
        Collections.shuffle(numbers, new Random(7));
        numbers.forEach(number -> running.dataverse.create(
                "account",
                Map.of("name", "Row " + number % 5, "numberofemployees", number, "fax", number % 2 == 0 ? "" : "odd")));
        running.dataverse.createAll(
                "contact",
                IntStream.range(0, 5100)
                        .mapToObj(i -> Map.<String, Object>of("lastname", "Contact " + i))
                        .toList());
    }

    private List<Reply> pages(String path, String prefer) {
        List<Reply> pages = new ArrayList<>(List.of(kim.get(path, "Prefer", prefer)));
        while (pages.get(pages.size() - 1).json().containsKey("@odata.nextLink")) {
            pages.add(kim.get(pages.get(pages.size() - 1).link("@odata.nextLink"), "Prefer", prefer));
        }
        return pages;
    }

    private static List<Object> column(List<Reply> pages, String name) {
        return pages.stream()
                .flatMap(page -> page.value().stream())
                .map(row -> row.get(name))
                .toList();
    }

    @Test
    void sortsByColumnsWithMissingValuesFirst() {
        Reply reply = kim.get("accounts?$select=fax,numberofemployees&$orderby=fax,numberofemployees%20desc");
        List<Object> numbers = column(List.of(reply), "numberofemployees");
        List<Object> expected = new ArrayList<>();
        IntStream.range(0, ROWS).map(i -> ROWS - 1 - i).filter(i -> i % 2 == 0).forEach(expected::add);
        IntStream.range(0, ROWS).map(i -> ROWS - 1 - i).filter(i -> i % 2 == 1).forEach(expected::add);
        assertThat(numbers).isEqualTo(expected);
    }

    @Test
    void pagesASortedAndFilteredQueryWithoutLossOrRepetition() {
        String path =
                "accounts?$select=numberofemployees&$filter=numberofemployees%20ge%203&$orderby=numberofemployees";
        List<Reply> pages = pages(path, "odata.maxpagesize=4");
        assertThat(pages).hasSize(6);
        assertThat(column(pages, "numberofemployees"))
                .isEqualTo(IntStream.range(3, ROWS).boxed().toList());
    }

    @Test
    void pagesInTheOrderOfTheIdsAsSqlServerSortsThem() {
        List<Object> ids = column(pages("accounts?$select=name", "odata.maxpagesize=7"), "accountid");
        assertThat(ids).hasSize(ROWS).doesNotHaveDuplicates();
        List<UUID> sorted = ids.stream()
                .map(id -> UUID.fromString(id.toString()))
                .sorted(GuidOrder.INSTANCE)
                .toList();
        assertThat(ids).isEqualTo(sorted.stream().map(UUID::toString).toList());
    }

    @Test
    void comparesIdsLastGroupFirst() {
        UUID low = UUID.fromString("ffffffff-ffff-ffff-ffff-000000000001");
        UUID high = UUID.fromString("00000000-0000-0000-0000-000000000002");
        assertThat(GuidOrder.INSTANCE.compare(low, high)).isNegative();
        assertThat(GuidOrder.INSTANCE.compare(
                        UUID.fromString("00000001-0000-0000-0000-000000000000"),
                        UUID.fromString("00000100-0000-0000-0000-000000000000")))
                .isPositive();
    }

    @Test
    void takesTheTopButNotWithAPageSize() {
        assertThat(kim.get("accounts?$top=3").value()).hasSize(3);
        assertThat(kim.get("accounts?$top=3").json()).doesNotContainKey("@odata.nextLink");
        assertThat(kim.get("accounts?$top=3", "Prefer", "odata.maxpagesize=5").value())
                .hasSize(5);
    }

    @Test
    void countsUpToFiveThousand() {
        assertThat(kim.get("accounts/$count").body()).isEqualTo("25");
        assertThat(kim.get("accounts?$count=true&$top=1").json()).containsEntry("@odata.count", 25);
        assertThat(kim.get("contacts/$count").body()).isEqualTo("5000");
        assertThat(running.dataverse.count("contact")).isEqualTo(5100);
    }

    @Test
    void aPageHasAtMostFiveThousandRows() {
        List<Reply> pages = pages("contacts?$select=lastname", "odata.maxpagesize=20000");
        assertThat(pages).extracting(page -> page.value().size()).containsExactly(5000, 100);
        assertThat(pages(pages.get(0).link("@odata.nextLink"), "odata.maxpagesize=20000"))
                .hasSize(1);
    }

    @Test
    void anAddressOfMoreThan32768CharactersIsRefused() {
        String filter = "name eq '" + "x".repeat(32_768) + "'";
        assertThat(kim.query("accounts", filter).status()).isEqualTo(414);
    }
}
