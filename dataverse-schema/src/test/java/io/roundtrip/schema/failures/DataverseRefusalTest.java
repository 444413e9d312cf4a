package io.roundtrip.schema.failures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.roundtrip.dataverse.DataverseException;
import io.roundtrip.messaging.Category;
import io.roundtrip.messaging.Failure;
import io.roundtrip.messaging.FailureKind;
import io.roundtrip.messaging.Stage;
import io.roundtrip.schema.TestEnvironment;
import io.roundtrip.simulators.dataverse.faults.RequestMatch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DataverseRefusalTest {

    private TestEnvironment environment;

    @BeforeEach
    void start() {
        environment = TestEnvironment.start();
    }

    @AfterEach
    void stop() {
        environment.close();
    }

    @Test
    void aColumnThatDoesNotExistIsTheMappingsFaultAndIsNamed() {
        Failure failure = refused("rt_colour");
        assertThat(failure.kind()).isEqualTo(FailureKind.PERMANENT);
        assertThat(failure.category()).isEqualTo(Category.MAPPING);
        assertThat(failure.detail()).contains("rt_colour");
    }

    @Test
    void aDataverseThatIsAwayIsTransient() {
        environment
                .dataverse
                .faults()
                .fail(RequestMatch.any(), io.roundtrip.simulators.dataverse.faults.Failure.unavailable(), 100);
        assertThat(refused("name").kind()).isEqualTo(FailureKind.TRANSIENT);
    }

    @Test
    void aThrottledUserComesBackWhenDataverseSays() {
        environment
                .dataverse
                .faults()
                .fail(
                        RequestMatch.any(),
                        io.roundtrip.simulators.dataverse.faults.Failure.tooManyRequests(Duration.ofMinutes(5)),
                        100);
        Failure failure = refused("name");
        assertThat(failure.category()).isEqualTo(Category.THROTTLED);
        assertThat(failure.retryAfter())
                .hasValueSatisfying(wait -> assertThat(wait).isGreaterThan(Duration.ofMinutes(4)));
    }

    private Failure refused(String column) {
        UUID row = environment.dataverse.create("account", Map.of("name", "Contoso"));
        DataverseException refused = catchThrowableOfType(
                DataverseException.class, () -> environment.client().find("account", row, List.of(column)));
        return DataverseRefusal.failure(refused, Stage.READ, "the record could not be read");
    }
}
