package io.roundtrip.sandbox;

import io.roundtrip.mapping.MappingFile;
import io.roundtrip.schema.mappings.DataverseMappingStore;
import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

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
        new DataverseMappingStore(Maker.at(dataverse)).save(MappingFile.read(yaml));
    }
}
