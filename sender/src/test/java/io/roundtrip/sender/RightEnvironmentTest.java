package io.roundtrip.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roundtrip.mapping.MappingFile;
import io.roundtrip.mapping.Mappings;
import io.roundtrip.schema.feeds.Feed;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RightEnvironmentTest {

    private static final UUID ELSEWHERE = UUID.fromString("99999999-0000-0000-0000-000000000001");
    private final TestSender sender = TestSender.withCustomers();
    private final RightEnvironment environment = new RightEnvironment(sender.client);

    @Test
    void worksOnWhatWasStoredHereOrNowhereYet() {
        UUID here = sender.dataverse.organizationId();
        assertThat(environment.require(Feed.unread("erp-customer"))).isEqualTo(here);
        assertThat(environment.require(Feed.unread("erp-customer").in(here))).isEqualTo(here);
        environment.require(sender.mappings.current());
    }

    @Test
    void aCursorOfAnotherEnvironmentStopsItsMappingWithOneSentence() {
        sender.deltaLinks.save(Feed.unread("erp-customer").in(ELSEWHERE));
        assertThatThrownBy(sender::turn)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("The cursor of mapping erp-customer was stored in another environment")
                .hasMessageContaining("a copy must not write to the original's target systems");
    }

    @Test
    void aMappingOfAnotherEnvironmentIsNotPolledEvenWithoutACursor() {
        Mappings copied = MappingFile.read(TestSender.CUSTOMER).succeeding(Mappings.none(), ELSEWHERE);
        assertThatThrownBy(() -> sender.feedTurn.take(copied.mappings().get(0), copied))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("The mapping erp-customer was stored in another environment")
                .hasMessageEndingWith("Import the mappings to use them here");
        assertThat(sender.deltaLinks.all()).isEmpty();
    }
}
