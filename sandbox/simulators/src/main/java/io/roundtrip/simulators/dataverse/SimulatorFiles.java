package io.roundtrip.simulators.dataverse;

import io.roundtrip.simulators.dataverse.signin.Certificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The temporary folder with the certificate. */
record SimulatorFiles(Path folder, Certificate certificate) {

    public static SimulatorFiles create() {
        try {
            Path folder = Files.createTempDirectory("simulated-dataverse");
            return new SimulatorFiles(folder, Certificate.create(folder));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(certificate.keyStore());
            Files.deleteIfExists(certificate.trustStore());
            Files.deleteIfExists(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
