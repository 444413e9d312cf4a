package io.roundtrip.simulators.dataverse.signin;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.MsalServiceException;
import io.roundtrip.simulators.dataverse.MsalSignIn;
import io.roundtrip.simulators.dataverse.RunningDataverse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What msal4j reports of each refusal. */
class LoginRefusalsTest {
    @RegisterExtension
    static final RunningDataverse running = new RunningDataverse();

    private static void assertRefused(String client, String authority, String scope, String text) {
        assertThatThrownBy(() -> new MsalSignIn(running.dataverse)
                        .token(client, ClientCredentialFactory.createFromSecret("secret"), authority, scope))
                .isInstanceOf(MsalServiceException.class)
                .hasMessageContaining(text);
    }

    private static String authority() {
        return running.dataverse.authority().toString();
    }

    private static String scope() {
        return running.dataverse.url() + "/.default";
    }

    @Test
    void anUnknownTenant() {
        String other = "11111111-2222-3333-4444-555555555555";
        String authority = authority().replace(running.dataverse.tenantId(), other);
        assertRefused("rt-sender", authority, scope(), "AADSTS90002: Tenant '" + other + "' not found.");
    }

    @Test
    void anUnknownApplication() {
        assertRefused("unknown", authority(), scope(), "AADSTS700016: Application with identifier 'unknown'");
    }

    @Test
    void aPersonIsNoApplication() {
        assertRefused("kim.demo", authority(), scope(), "AADSTS700016");
    }

    @Test
    void anotherResource() {
        assertRefused(
                "rt-sender",
                authority(),
                "https://other.example/.default",
                "AADSTS500011: The resource principal named https://other.example was not found");
    }

    @Test
    void aScopeThatIsNotTheDefault() {
        assertRefused("rt-sender", authority(), running.dataverse.url() + "/user_impersonation", "AADSTS1002012");
    }
}
