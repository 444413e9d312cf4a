package io.roundtrip.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Waits until every app says that it is healthy. */
final class Readiness {

    private static final Duration LOOK = Duration.ofMillis(300);

    private Readiness() {}

    static void await(Ports ports, Map<App, AppProcess> apps) throws InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        for (App app : apps.keySet()) {
            URI health = URI.create("http://127.0.0.1:" + app.port(ports) + "/actuator/health");
            while (!isHealthy(http, health)) {
                TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
            }
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
