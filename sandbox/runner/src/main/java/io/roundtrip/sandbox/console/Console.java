package io.roundtrip.sandbox.console;

import com.sun.net.httpserver.HttpServer;
import io.roundtrip.sandbox.App;
import io.roundtrip.sandbox.AppProcess;
import io.roundtrip.sandbox.SimulatedServices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The sandbox's console on 127.0.0.1: edits rows as alex.demo, shows a row's journey, plays faults, kills and restarts
 * apps, and runs the living demo. Plain HTML that works without script.
 *
 * <p>{@code GET /} the page, {@code GET /rows/{id}/journey} as JSON; forms post to {@code /rows/{id}},
 * {@code /switches/{switch}} and {@code /apps/{app}/kill|restart}.
 */
public final class Console implements AutoCloseable {

    private static final int WORKERS = 8;

    static {
        // The JDK's server writes headers and body apart; with Nagle's algorithm every answer would take 40 ms. Read
        // once per JVM.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final HttpServer server;
    private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS, Console::daemon);
    private final LivingDemo demo;

    private Console(HttpServer server, LivingDemo demo) {
        this.server = server;
        this.demo = demo;
    }

    /**
     * Starts the console and its demo; the demo waits for the end of the initial load.
     *
     * @param port 0 takes a free one
     * @param apps may still grow while the console runs
     * @throws UncheckedIOException when the port is taken
     */
    public static Console start(
            int port, SimulatedServices services, Map<App, AppProcess> apps, DemoSettings settings, Clock clock) {
        HttpServer server = listen(port);
        LivingDemo demo = LivingDemo.start(services, settings);
        ServiceSwitches switches = new ServiceSwitches(services, demo, clock);
        Routes routes = new Routes(services, switches, new RunningApps(apps), demo);
        Console console = new Console(server, demo);
        server.setExecutor(console.workers);
        server.createContext("/", new ConsoleHttp(new Gate(server.getAddress().getPort()), routes));
        server.start();
        return console;
    }

    private static HttpServer listen(int port) {
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            return HttpServer.create(new InetSocketAddress(loopback, port), 0);
        } catch (IOException taken) {
            throw new UncheckedIOException("The console cannot listen on 127.0.0.1:" + port, taken);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "sandbox-console");
        thread.setDaemon(true);
        return thread;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        demo.close();
        server.stop(0);
        workers.shutdownNow();
    }
}
