package io.roundtrip.simulators.dataverse.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.MsalSignIn;
import io.roundtrip.simulators.dataverse.RunningDataverse;
import io.roundtrip.simulators.dataverse.WebApi;
import io.roundtrip.simulators.dataverse.WebApi.Reply;
import io.roundtrip.simulators.dataverse.faults.Failure;
import io.roundtrip.simulators.dataverse.faults.RequestMatch;
import io.roundtrip.simulators.dataverse.limits.ServiceLimits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Section 4 of the table in {@code docs/simulators.md}, so far as no other test shows it. */
class LimitsReferenceTest {
    @RegisterExtension
    static final RunningDataverse running = new RunningDataverse();

    private final WebApi kim = running.as("kim.demo");

    @AfterEach
    void off() {
        running.dataverse.limits().off();
        running.dataverse.faults().clear();
    }

    @Test
    void applicationUsersHaveNoExemption() throws Exception {
        WebApi sender = running.as(new MsalSignIn(running.dataverse).withSecret("rt-sender", "secret"));
        running.dataverse
                .limits()
                .set(ServiceLimits.of(new ServiceLimits.Budget(1, Duration.ofHours(1), 52, Duration.ofSeconds(300))));
        assertThat(List.of(sender.get("WhoAmI").status(), sender.get("WhoAmI").status()))
                .containsExactly(200, 429);
        assertThat(kim.get("WhoAmI").status()).as("another user").isEqualTo(200);
    }

    /** Status and code as clients have to expect them; the statuses of SQL errors over the Web API are not documented. */
    @ParameterizedTest
    @CsvSource({
        "429, 0x8005f103",
        "429, 429",
        "500, 0x80040255",
        "503, 0x8004a001",
        "400, 0x80044150",
        "429, 0x80048543",
        "403, 0x8004a104",
        "504, ''"
    })
    void everyErrorOfThePlatformCanBeScripted(int status, String code) {
        UUID id = UUID.randomUUID();
        Failure failure = new Failure(status, code, "Scripted", Optional.of(Duration.ofSeconds(3)));
        running.dataverse.faults().fail(RequestMatch.any().method("POST"), failure, 1);
        String body = "{\"accountid\":\"" + id + "\",\"name\":\"x\"}";
        Reply reply = kim.post("accounts", body);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.errorCode()).isEqualTo(code);
        assertThat(reply.header("Retry-After")).isEqualTo("3");
        assertThat(running.dataverse.row("account", id)).isEmpty();
        assertThat(kim.post("accounts", body).status()).isEqualTo(204);
    }
}
