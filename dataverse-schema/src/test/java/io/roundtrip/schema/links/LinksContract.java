package io.roundtrip.schema.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of links promises. */
abstract class LinksContract {

    private final UUID row = UUID.randomUUID();
    private final Link link = new Link(
            "erp-customer",
            row,
            "C-100001",
            Optional.of(Instant.parse("2026-01-31T08:00:00Z")),
            "the record is closed");

    abstract Links links();

    @Test
    void keepsALink() {
        assertThat(links().find("erp-customer", row)).isEmpty();
        links().save(link);
        assertThat(links().find("erp-customer", row)).contains(link);
        assertThat(links().find("other", row)).isEmpty();
    }

    @Test
    void savingAgainReplacesIt() {
        links().save(link);
        Link next = new Link("erp-customer", row, "C-100002", Optional.empty(), "another reason");
        links().save(next);
        assertThat(links().find("erp-customer", row)).contains(next);
    }

    @Test
    void findsThoseThatExistByTheirRows() {
        links().save(link);
        assertThat(links().findAll("erp-customer", List.of(row, UUID.randomUUID())))
                .isEqualTo(Map.of(row, link));
        assertThat(links().findAll("erp-customer", List.of())).isEmpty();
    }

    @Test
    void removingIsFineWhetherThereIsOneOrNot() {
        links().save(link);
        links().remove("other", row);
        assertThat(links().find("erp-customer", row)).isPresent();
        links().remove("erp-customer", row);
        links().remove("erp-customer", row);
        assertThat(links().find("erp-customer", row)).isEmpty();
    }
}
