package io.roundtrip.sandbox;

import io.roundtrip.dataverse.AccessTokens;
import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.dataverse.DataverseSettings;
import io.roundtrip.dataverse.Secret;
import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;

/** The person who installs Roundtrip and imports mappings; an administrator, whose name the sandbox takes as token. */
final class Maker {

    static final String NAME = "alex.demo";

    private Maker() {}

    static DataverseClient at(SimulatedDataverse environment) {
        DataverseSettings settings = new DataverseSettings(
                environment.url(),
                environment.authority(),
                environment.tenantId(),
                NAME,
                new Secret("not used"),
                Duration.ofSeconds(30),
                1000);
        return new DataverseClient(settings, AccessTokens.fixed(NAME), Clock.systemUTC(), new Random());
    }
}
