package io.roundtrip.sandbox.console;

import io.roundtrip.sandbox.App;
import io.roundtrip.sandbox.AppProcess;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The app processes as the console sees and treats them. */
final class RunningApps {

    private static final Duration PATIENCE = Duration.ofMillis(800);

    private final Map<App, AppProcess> apps;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /** @param apps read anew each time, because apps may be added while the console runs */
    RunningApps(Map<App, AppProcess> apps) {
        this.apps = apps;
    }

    /** How an app does. */
    enum State {
        UP,
        NOT_READY,
        ENDED
    }

    record Seen(AppProcess process, State state) {}

    Optional<AppProcess> find(String module) {
        return List.copyOf(apps.values()).stream()
                .filter(process -> process.app().module().equals(module))
                .findFirst();
    }

    /** Asks all at once and waits no longer than a second. */
    List<Seen> look() {
        List<CompletableFuture<Seen>> asked =
                List.copyOf(apps.values()).stream().map(this::look).toList();
        return asked.stream().map(CompletableFuture::join).toList();
    }

    private CompletableFuture<Seen> look(AppProcess process) {
        if (!process.isAlive()) {
            return CompletableFuture.completedFuture(new Seen(process, State.ENDED));
        }
        HttpRequest health = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + process.port() + "/actuator/health"))
                .timeout(PATIENCE)
                .build();
        return http.sendAsync(health, BodyHandlers.discarding())
                .thenApply(answer -> answer.statusCode() == 200 ? State.UP : State.NOT_READY)
                .exceptionally(notReached -> State.NOT_READY)
                .thenApply(state -> new Seen(process, state));
    }

    /** Ends the app in good order, if it runs, and starts it; takes ten seconds at most. */
    static void restart(AppProcess process) {
        process.stop();
        process.restart();
    }
}
