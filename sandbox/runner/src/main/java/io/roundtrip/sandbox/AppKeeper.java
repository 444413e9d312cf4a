package io.roundtrip.sandbox;

import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after the apps: starts a dead one again after 2 s, and ends all of them. */
final class AppKeeper implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(AppKeeper.class);
    private static final long LOOK_SECONDS = 2;

    private final Map<App, AppProcess> apps;
    private final boolean restart;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread keeper = new Thread(task, "app-keeper");
        keeper.setDaemon(true);
        return keeper;
    });

    AppKeeper(Map<App, AppProcess> apps, boolean restart) {
        this.apps = apps;
        this.restart = restart;
    }

    void start() {
        if (restart) {
            thread.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void look() {
        apps.values().stream().filter(app -> !app.isAlive()).forEach(app -> {
            log.warn("{} has ended and is started again; its log: {}", app.app().module(), app.log());
            app.restart();
        });
    }

    @Override
    public void close() {
        thread.shutdownNow();
        apps.values().parallelStream().forEach(AppProcess::stop);
    }
}
