package io.roundtrip.sandbox;

import io.roundtrip.sandbox.AppProcess.Launch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The settings that an app needs here; only addresses and credentials differ from production. */
public final class AppSettings {

    private static final List<String> SMALL_JVM =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m", "-Xshare:auto");

    private final SimulatedServices services;
    private final AppJars jars;
    private final String hashKey;

    public AppSettings(SimulatedServices services, AppJars jars, String hashKey) {
        this.services = services;
        this.jars = jars;
        this.hashKey = hashKey;
    }

    public Launch of(App app, int port) {
        return of(app, port, Map.of());
    }

    /** @param more settings by environment variable that win over the usual ones */
    public Launch of(App app, int port, Map<String, String> more) {
        Map<String, String> environment = new LinkedHashMap<>(common(app, port));
        environment.putAll(own(app));
        environment.putAll(more);
        return new Launch(jars.jarOf(app), jvmOptions(), environment);
    }

    /** The login's certificate was made at its start, so its clients are told to trust it; no app knows of that. */
    private List<String> jvmOptions() {
        Path trusted = services.dataverse().trustStore();
        List<String> options = new ArrayList<>(SMALL_JVM);
        options.add("-Djavax.net.ssl.trustStore=" + trusted);
        options.add("-Djavax.net.ssl.trustStorePassword=" + services.dataverse().trustStorePassword());
        return options;
    }

    private Map<String, String> common(App app, int port) {
        return Map.of(
                "SERVER_PORT", Integer.toString(port),
                "SERVER_ADDRESS", "127.0.0.1",
                "ROUNDTRIP_DATAVERSE_URL", services.dataverse().url().toString(),
                "ROUNDTRIP_DATAVERSE_AUTHORITY",
                        services.dataverse().authority().toString(),
                "ROUNDTRIP_DATAVERSE_TENANT_ID", services.dataverse().tenantId(),
                "ROUNDTRIP_DATAVERSE_CLIENT_ID", app.clientId(),
                "ROUNDTRIP_DATAVERSE_CLIENT_SECRET", services.secret(app),
                "ROUNDTRIP_SERVICE_BUS_CONNECTION_STRING", services.bus().connectionString(),
                "ROUNDTRIP_HASH_KEY", hashKey);
    }

    private Map<String, String> own(App app) {
        return switch (app) {
            case SENDER ->
                Map.of(
                        "ROUNDTRIP_SENDER_POLL_MAX_INTERVAL", "PT2S",
                        "ROUNDTRIP_SENDER_RETRY_FIRST_DELAY", "PT10M");
            case DELIVERY ->
                Map.of(
                        "ROUNDTRIP_DELIVERY_TARGETS_ERP_URL",
                        services.erp().url() + "/api",
                        "ROUNDTRIP_DELIVERY_TARGETS_ERP_API_KEY",
                        SimulatedServices.TARGET_KEY);
            case ACK -> Map.of();
            case ADMIN_UI ->
                Map.of(
                        "ROUNDTRIP_ADMIN_ENVIRONMENT_NAME", "Sandbox",
                        "ROUNDTRIP_ADMIN_ENVIRONMENT_COLOR", "sandbox",
                        "ROUNDTRIP_ADMIN_DYNAMICS_URL",
                                services.dataverse().url().toString());
        };
    }
}
