package io.roundtrip.simulators.dataverse.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import io.roundtrip.simulators.dataverse.WebApi;
import io.roundtrip.simulators.dataverse.WebApi.Reply;
import io.roundtrip.simulators.dataverse.faults.FaultKind;
import io.roundtrip.simulators.dataverse.faults.FaultScript;
import io.roundtrip.simulators.dataverse.faults.RequestMatch;
import io.roundtrip.simulators.dataverse.signin.Credential.ManagedIdentity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Section 5 of the table in {@code docs/simulators.md}, so far as no other test shows it. */
class SignInReferenceTest {
    private static final SimulatedDataverse DATAVERSE = SimulatedDataverse.builder()
            .applicationUser("machine", "The machine", ManagedIdentity.SYSTEM_ASSIGNED)
            .start();

    private final WebApi anybody = new WebApi(DATAVERSE.url(), "");

    @AfterAll
    static void close() {
        DATAVERSE.close();
    }

    @AfterEach
    void clear() {
        DATAVERSE.faults().clear();
    }

    private Reply identity(String resource) {
        return anybody.get(
                DATAVERSE.identityEndpoint() + "?api-version=2019-08-01&resource=" + WebApi.encoded(resource),
                "X-IDENTITY-HEADER",
                DATAVERSE.identityHeader());
    }

    @Test
    void aManagedIdentityAsksForAResourceAndNotForAScope() {
        assertThat(identity(DATAVERSE.url().toString()).status()).isEqualTo(200);
        assertThat(identity(DATAVERSE.url() + "/.default").status()).isEqualTo(400);
    }

    @Test
    void anIdentityMayBeTooBusyOnce() {
        DATAVERSE
                .faults()
                .add(FaultScript.of(RequestMatch.managedIdentity(), FaultKind.UNAVAILABLE.fault())
                        .times(1));
        assertThat(identity(DATAVERSE.url().toString()).status()).isEqualTo(503);
        assertThat(identity(DATAVERSE.url().toString()).status()).isEqualTo(200);
        assertThat(DATAVERSE.journal()).anySatisfy(entry -> {
            assertThat(entry.path()).isEqualTo("/msi/token");
            assertThat(entry.status()).isEqualTo(503);
        });
    }

    @Test
    void whatIsMeantForTheWebApiLeavesIdentitiesAlone() {
        DATAVERSE.faults().add(FaultScript.of(RequestMatch.any(), FaultKind.UNAVAILABLE.fault()));
        DATAVERSE.faults().add(FaultScript.of(RequestMatch.login(), FaultKind.UNAVAILABLE.fault()));
        assertThat(identity(DATAVERSE.url().toString()).status()).isEqualTo(200);
    }
}
