package io.roundtrip.sandbox;

import io.roundtrip.sandbox.console.Console;
import io.roundtrip.sandbox.console.InitialLoad;
import io.roundtrip.sandbox.console.SeededFailures;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;

/** Starts everything on one machine: simulated services with seeds, then the four apps as processes of their own. */
public final class Sandbox {

    private static final Clock CLOCK = Clock.systemUTC();

    private Sandbox() {}

    public static void main(String[] arguments) {
        try {
            run(SandboxSettings.fromSystemProperties());
        } catch (PortTaken | AppCannotStart | IllegalArgumentException refused) {
            System.err.println(refused.getMessage());
            System.exit(1);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void run(SandboxSettings settings) throws InterruptedException {
        Instant begun = CLOCK.instant();
        AppJars jars = AppJars.ofThisProject();
        Path folder = jars.root().resolve("target/sandbox");
        Leftovers.end(folder);
        Ports ports = Ports.documented(settings.portOffset());
        PortCheck.requireFree(ports);
        SimulatedServices services = SimulatedServices.start(ports, new Random());
        Map<App, AppProcess> apps = new EnumMap<>(App.class);
        AppKeeper keeper = new AppKeeper(apps, settings.restartDeadApps());
        endOnCtrlC(services, keeper);
        services.seed();
        MappingImport.into(services.dataverse(), MappingImport.file("sandbox.yaml"));
        startApps(new AppSettings(services, jars, newHashKey()), apps, ports, folder);
        Console.start(ports.console(), services, apps, settings.demo(), CLOCK);
        Readiness.await(ports, apps);
        keeper.start();
        announce(ports, Duration.between(begun, CLOCK.instant()));
        Readiness.await(new InitialLoad(services.dataverse())::isDone);
        SeededFailures.arrange(services, CLOCK);
        new CountDownLatch(1).await();
    }

    private static void startApps(AppSettings settings, Map<App, AppProcess> apps, Ports ports, Path folder) {
        for (App app : App.values()) {
            apps.put(app, AppProcess.start(app, settings.of(app, app.port(ports)), folder));
        }
    }

    private static void endOnCtrlC(SimulatedServices services, AppKeeper keeper) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            keeper.close();
                            services.close();
                        },
                        "sandbox-end"));
    }

    private static String newHashKey() {
        byte[] key = new byte[32];
        new Random().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    private static void announce(Ports ports, Duration took) {
        System.out.printf(
                "%nRoundtrip sandbox ready after %d s: admin UI http://127.0.0.1:%d/  console http://127.0.0.1:%d/%n%n",
                took.toSeconds(), ports.adminUi(), ports.console());
    }
}
