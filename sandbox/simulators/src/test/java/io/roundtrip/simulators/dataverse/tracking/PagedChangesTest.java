package io.roundtrip.simulators.dataverse.tracking;

import static io.roundtrip.simulators.dataverse.tracking.TrackedAccounts.ids;
import static io.roundtrip.simulators.dataverse.tracking.TrackedAccounts.last;
import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.WebApi.Reply;
import io.roundtrip.simulators.dataverse.faults.Switches.Switch;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What happens to rows that change or go away between two pages of a reading. */
class PagedChangesTest {
    private static final String BY_TWO = ",odata.maxpagesize=2";

    @RegisterExtension
    final TrackedAccounts accounts = new TrackedAccounts();

    private UUID one;
    private UUID two;
    private UUID three;

    @BeforeEach
    void threeAccounts() {
        one = accounts.account("1");
        two = accounts.account("2");
        three = accounts.account("3");
    }

    @Test
    void aRowChangedDuringTheFirstReadingMayBeOnNoneOfItsPages() {
        Reply first = accounts.first(BY_TWO);
        accounts.rename(three, "3 again");
        List<Reply> pages = accounts.pages(first);
        assertThat(ids(pages)).containsExactly(one, two);
        assertThat(ids(accounts.delta(last(pages).link("@odata.deltaLink")))).containsExactly(three);
    }

    @Test
    void aRowDeletedDuringTheFirstReadingIsReportedWithTheNextToken() {
        Reply first = accounts.first(BY_TWO);
        accounts.dataverse.delete("account", one);
        accounts.dataverse.delete("account", three);
        List<Reply> pages = accounts.pages(first);
        assertThat(ids(pages)).containsExactly(one, two);
        assertThat(ids(accounts.delta(last(pages).link("@odata.deltaLink")))).containsExactly(one, three);
    }

    @Test
    void withTheSwitchChangesAndDeletesMoveToTheEndOfTheReading() {
        accounts.dataverse.switches().turnOn(Switch.CHANGES_WHILE_PAGING_COME_AT_THE_END);
        Reply first = accounts.first(BY_TWO);
        accounts.rename(one, "1 again");
        accounts.dataverse.delete("account", two);
        List<Reply> pages = accounts.pages(first);
        assertThat(ids(pages)).containsExactly(one, two, three, one, two);
        assertThat(last(pages).value().get(last(pages).value().size() - 1)).containsEntry("reason", "deleted");
        assertThat(accounts.delta(last(pages).link("@odata.deltaLink")).value()).isEmpty();
    }

    @Test
    void withTheSwitchChangesMoveToTheEndOfADeltaToo() {
        String link = accounts.link();
        accounts.dataverse.switches().turnOn(Switch.CHANGES_WHILE_PAGING_COME_AT_THE_END);
        List.of(one, two, three).forEach(id -> accounts.rename(id, "again"));
        Reply first = accounts.reader.get(link, "Prefer", "odata.maxpagesize=2");
        accounts.rename(one, "and again");
        assertThat(ids(accounts.pages(first))).containsExactly(one, two, three, one);
    }

    @Test
    void withTheSwitchDeletesDuringTheFirstReadingAreNeverReported() {
        accounts.dataverse.switches().turnOn(Switch.DELETES_DURING_THE_FIRST_READING_ARE_LOST);
        Reply first = accounts.first(BY_TWO);
        accounts.dataverse.delete("account", one);
        accounts.rename(two, "2 again");
        List<Reply> pages = accounts.pages(first);
        assertThat(ids(pages)).containsExactly(one, two, three, two);
        assertThat(accounts.delta(last(pages).link("@odata.deltaLink")).value()).isEmpty();
    }

    @Test
    void pagesHoldAtMostFiveThousandRows() {
        for (int i = 3; i < 5001; i++) {
            accounts.account("more");
        }
        Reply first = accounts.first(",odata.maxpagesize=6000");
        assertThat(first.value()).hasSize(5000);
        assertThat(accounts.next(first).value()).hasSize(1);
    }

    @Test
    void pagesOfWideRowsAreRefusedUntilTheReaderAsksForSmallerOnes() {
        accounts.dataverse.switches().limitMemoryTo(2);
        Reply refused = accounts.first("");
        assertThat(refused.status()).isEqualTo(500);
        assertThat(refused.errorCode()).isEqualTo("0x80040216");
        assertThat(ids(accounts.pages(accounts.first(BY_TWO)))).containsExactly(one, two, three);
    }
}
