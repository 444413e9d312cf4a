package io.roundtrip.simulators.dataverse.signin;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;

/** A self-signed certificate for the loopback addresses, made anew at every start with the JDK's keytool. */
public record Certificate(Path keyStore, Path trustStore) {
    public static final String PASSWORD = "simulator";
    private static final String ALIAS = "simulator";

    public static Certificate create(Path folder) {
        Path keyStore = folder.resolve("key-store.p12");
        Path trustStore = folder.resolve("trust-store.p12");
        runKeytool(keyStore);
        try {
            writeTrustStore(keyStore, trustStore);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("The certificate of the simulated login cannot be read", failure);
        }
        return new Certificate(keyStore, trustStore);
    }

    private static void runKeytool(Path keyStore) {
        try {
            Process process = new ProcessBuilder(command(keyStore))
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("keytool made no certificate: " + output);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while keytool made a certificate", interrupted);
        }
    }

    private static List<String> command(Path keyStore) {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        String options = "-J-XX:TieredStopAtLevel=1 -genkeypair -keyalg EC -groupname secp256r1 -dname CN=localhost"
                + " -ext san=ip:127.0.0.1,dns:localhost -validity 365 -storetype PKCS12";
        List<String> command = new ArrayList<>(List.of(keytool));
        command.addAll(List.of(options.split(" ")));
        command.addAll(List.of("-alias", ALIAS, "-storepass", PASSWORD, "-keystore", keyStore.toString()));
        return command;
    }

    private static void writeTrustStore(Path keyStore, Path trustStore) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keyStore)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry(ALIAS, keys.getCertificate(ALIAS));
        try (OutputStream out = Files.newOutputStream(trustStore)) {
            trust.store(out, PASSWORD.toCharArray());
        }
    }
}
