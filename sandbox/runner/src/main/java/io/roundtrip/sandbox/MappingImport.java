package io.roundtrip.sandbox;

import io.roundtrip.dataverse.AccessTokens;
import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.dataverse.DataverseSettings;
import io.roundtrip.dataverse.Secret;
import io.roundtrip.mapping.MappingFile;
import io.roundtrip.schema.mappings.DataverseMappingStore;
import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;

/** Imports the sandbox's mapping file over the Web API, as a maker would. */
public final class MappingImport {

    private MappingImport() {}

    public static String file(String name) {
        try (InputStream file = MappingImport.class.getResourceAsStream("/mappings/" + name)) {
            return new String(java.util.Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static void into(SimulatedDataverse dataverse, String yaml) {
        DataverseSettings settings = new DataverseSettings(
                dataverse.url(),
                dataverse.authority(),
                dataverse.tenantId(),
                "alex.demo",
                new Secret("not used"),
                Duration.ofSeconds(30),
                1000);
        DataverseClient asPerson =
                new DataverseClient(settings, AccessTokens.fixed("alex.demo"), Clock.systemUTC(), new Random());
        new DataverseMappingStore(asPerson).save(MappingFile.read(yaml));
    }
}
