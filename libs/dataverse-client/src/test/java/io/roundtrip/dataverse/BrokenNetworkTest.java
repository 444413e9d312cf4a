package io.roundtrip.dataverse;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BrokenNetworkTest {

    private static final UUID ID = UUID.fromString("60c4e274-0d87-e711-80e5-00155db19e6d");

    private final WireMockServer server =
            new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aReadSurvivesOneBrokenAnswer(Fault fault) {
        server.stubFor(get(anyUrl())
                .inScenario("once")
                .whenScenarioStateIs(STARTED)
                .willSetStateTo("well")
                .willReturn(aResponse().withFault(fault)));
        server.stubFor(get(anyUrl())
                .inScenario("once")
                .whenScenarioStateIs("well")
                .willReturn(okJson("{\"UserId\":\"" + ID + "\",\"OrganizationId\":\"" + ID + "\"}")));

        assertThat(client().whoAmI()).isEqualTo(new WhoAmI(ID, ID));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aNetworkThatStaysBrokenIsATransientFailure(Fault fault) {
        server.stubFor(any(anyUrl()).willReturn(aResponse().withFault(fault)));

        DataverseException failure = catchThrowableOfType(DataverseException.class, client()::whoAmI);

        assertThat(failure.transientFailure()).isTrue();
        assertThat(failure.status()).isZero();
    }

    private DataverseClient client() {
        DataverseSettings settings = new DataverseSettings(
                URI.create(server.baseUrl()),
                URI.create("https://login.example"),
                "tenant",
                "client",
                new Secret("secret"),
                Duration.ofSeconds(10),
                1000);
        Pause none = duration -> {};
        Surroundings surroundings = new Surroundings(Clock.systemUTC(), new Random(1), none, UUID::randomUUID);
        return new DataverseClient(settings, AccessTokens.fixed("t"), surroundings);
    }
}
