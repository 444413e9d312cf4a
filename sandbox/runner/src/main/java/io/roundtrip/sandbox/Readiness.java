package io.roundtrip.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits until every app says that it is healthy. */
final class Readiness {

    private static final Duration LOOK = Duration.ofMillis(300);
    private static final int LAST_LINES = 15;

    private Readiness() {}

    /** @throws AppCannotStart if an app ends while it is waited for */
    static void await(Ports ports, Map<App, AppProcess> apps) throws InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        for (App app : apps.keySet()) {
            URI health = URI.create("http://127.0.0.1:" + app.port(ports) + "/actuator/health");
            while (!isHealthy(http, health)) {
                requireAlive(apps.get(app));
                TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
            }
        }
    }

    static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
        }
    }

    private static void requireAlive(AppProcess app) {
        if (!app.isAlive()) {
            throw new AppCannotStart(app, lastLines(app));
        }
    }

    private static List<String> lastLines(AppProcess app) {
        try {
            List<String> lines = Files.readAllLines(app.log());
            return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
        } catch (IOException unreadable) {
            return List.of("(" + unreadable + ")");
        }
    }

    private static boolean isHealthy(HttpClient http, URI health) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(health)
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
