package io.roundtrip.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import io.roundtrip.simulators.servicebus.LocalServiceBus;
import io.roundtrip.simulators.target.SimulatedTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;

/** The simulated services and real app processes of one test, on free ports. */
final class RunningSandbox implements AutoCloseable {

    private static final String HASH_KEY = "c2FuZGJveC1oYXNoLWtleS1mb3ItdGVzdHMtMzJieXQ=";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** An idle mapping is polled often, so that tests need not wait for a poll. */
    private static final Map<String, String> QUICK =
            Map.of("ROUNDTRIP_SENDER_POLL_MIN_INTERVAL", "PT0.1S", "ROUNDTRIP_SENDER_POLL_MAX_INTERVAL", "PT0.5S");

    private final SimulatedServices services;
    private final AppSettings settings;
    private final Path folder;
    private final Map<App, AppProcess> apps = new EnumMap<>(App.class);
    private final Map<App, Integer> ports = new EnumMap<>(App.class);

    private RunningSandbox(SimulatedServices services, Path folder) {
        this.services = services;
        this.settings = new AppSettings(services, AppJars.ofThisProject(), HASH_KEY);
        this.folder = folder;
    }

    /** Services with this mapping file; rows and apps are up to the test. */
    static RunningSandbox withMapping(String yaml, String name) {
        SimulatedServices services = SimulatedServices.start(Ports.free(), new Random());
        MappingImport.into(services.dataverse(), yaml);
        Path folder = AppJars.ofThisProject().root().resolve("sandbox/runner/target/sandbox-tests/" + name);
        return new RunningSandbox(services, folder);
    }

    /** Starts the apps and waits until they are healthy. */
    RunningSandbox start(App... wanted) {
        launch(wanted);
        for (App app : wanted) {
            until(
                    app.module() + " is healthy or has ended",
                    () -> isHealthy(app) || !process(app).isAlive());
            assertThat(process(app).isAlive())
                    .as("%s runs; its log: %s", app.module(), process(app).log())
                    .isTrue();
        }
        return this;
    }

    void launch(App... wanted) {
        for (App app : wanted) {
            int port = freePort();
            ports.put(app, port);
            apps.put(app, AppProcess.start(app, settings.of(app, port, QUICK), folder));
        }
    }

    /** What the app says of its health; empty before it listens. */
    String health(App app) {
        return get(address(app) + "/actuator/health").map(HttpResponse::body).orElse("");
    }

    SimulatedServices services() {
        return services;
    }

    SimulatedDataverse dataverse() {
        return services.dataverse();
    }

    LocalServiceBus bus() {
        return services.bus();
    }

    SimulatedTarget erp() {
        return services.erp();
    }

    AppProcess process(App app) {
        return apps.get(app);
    }

    URI address(App app) {
        return URI.create("http://127.0.0.1:" + ports.get(app));
    }

    boolean isHealthy(App app) {
        return get(address(app) + "/actuator/health")
                .filter(answer -> answer.statusCode() == 200)
                .isPresent();
    }

    static java.util.Optional<HttpResponse<String>> get(String address) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return java.util.Optional.of(HTTP.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException notThere) {
            return java.util.Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return java.util.Optional.empty();
        }
    }

    /** Waits a minute at most. */
    static void until(String what, BooleanSupplier condition) {
        until(what, Duration.ofSeconds(60), condition);
    }

    static void until(String what, Duration atMost, BooleanSupplier condition) {
        Awaitility.await(what)
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(50))
                .until(condition::getAsBoolean);
    }

    /** No message is on its way and none has been for two polls of accounts: whatever changed before has been noticed. */
    void untilQuiet() {
        until(
                "the queues are empty",
                () -> bus().counts("inbound").active() == 0
                        && bus().counts("outbound-erp").active() == 0
                        && dataverse().count("rt_notification") == 0);
        long polls = polls();
        until("two more polls", () -> polls() >= polls + 2);
    }

    /** How often the delta link of accounts was read. */
    long polls() {
        return dataverse().journal().stream()
                .filter(request ->
                        request.path().equals("accounts") && request.query().contains("deltatoken"))
                .count();
    }

    /** Ends the app as kill -9 does and starts it again at once. */
    void killAndRestart(App app) {
        process(app).kill();
        process(app).restart();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    /** Fails if an app asked for something that its role does not grant. */
    @Override
    public void close() {
        apps.values().forEach(AppProcess::kill);
        try {
            assertThat(dataverse().journal())
                    .as("no app needs more than its role")
                    .noneMatch(entry -> entry.status() == 403);
        } finally {
            services.close();
        }
    }
}
