package io.roundtrip.simulators.target;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A target system to develop and test against: customers and contacts, written by source key with an atomic version guard and idempotency keys.
 * Listens on 127.0.0.1 only and keeps everything in memory; the journal and the idempotency keys reach back 100,000 writes unless set otherwise.
 *
 * <p>{@code PUT} and {@code DELETE /api/<resource>/by-source/<id>}, {@code GET /api/<resource>[/<number>]}, {@code GET /health},
 * {@code GET} and {@code PUT /switches}, {@code GET /journal}; all but the health check want {@code X-Api-Key}. Refusals are
 * {@code {"code","message","field"}}.
 */
public final class SimulatedTarget implements AutoCloseable {
    private static final int WORKERS = 32;

    static {
        // The JDK's server writes headers and body apart; with Nagle's algorithm every answer would take 40 ms. Read
        // once per JVM.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final SwitchBoard switches = new SwitchBoard();
    private final Counters counters = new Counters();
    private final TargetStore store;
    private final RefusedWrites refusals;
    private final HttpServer server;
    private final ExecutorService workers;

    private SimulatedTarget(Builder settings) throws IOException {
        store = new TargetStore(switches::current, settings.clock, settings.history);
        refusals = new RefusedWrites(settings.clock);
        TargetApi api = new TargetApi(store, switches, new TargetApi.Refusals(counters, refusals), settings.apiKey);
        server = HttpServer.create(new InetSocketAddress(loopback(), settings.port), 0);
        workers = Executors.newFixedThreadPool(WORKERS, SimulatedTarget::daemon);
        server.setExecutor(workers);
        server.createContext("/", new TargetHttp(api::answer, switches, workers));
        server.start();
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "simulated-target");
        thread.setDaemon(true);
        return thread;
    }

    public static Builder builder() {
        return new Builder();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public Switches switches() {
        return switches.current();
    }

    /** Holds from the next request on; a request that is waiting already keeps waiting. */
    public void switchTo(Switches next) {
        switches.set(next);
    }

    /** Resources are {@code customers} and {@code contacts}; any other is an {@link IllegalArgumentException}. */
    public Optional<TargetRow> bySource(String resource, String sourceId) {
        return store.row(new RowKey(Resource.of(resource), sourceId));
    }

    /** Living rows in the order of their numbers. */
    public List<TargetRow> rows(String resource) {
        return store.rows(Resource.of(resource));
    }

    /** Every write that took effect, oldest first. */
    public List<AppliedWrite> journal() {
        return store.journal(write -> true);
    }

    public List<AppliedWrite> journal(String sourceId) {
        return store.journal(write -> write.sourceId().equals(sourceId));
    }

    /** The latest writes of a row that were refused and had no effect, oldest first; 10,000 of all rows are kept. */
    public List<RefusedWrite> refusals(String sourceId) {
        return refusals.of(sourceId);
    }

    public RequestCounts counts() {
        return counters.read();
    }

    /** Ends open requests without an answer. */
    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    /** A free port, key {@code sandbox}, the system's clock and 100,000 remembered writes unless told otherwise. */
    public static final class Builder {
        private int port;
        private String apiKey = "sandbox";
        private Clock clock = Clock.systemUTC();
        private int history = 100_000;

        private Builder() {}

        /** 0 takes a free one. */
        public Builder port(int value) {
            port = value;
            return this;
        }

        public Builder apiKey(String value) {
            apiKey = value;
            return this;
        }

        public Builder clock(Clock value) {
            clock = value;
            return this;
        }

        /** How many applied writes, with their idempotency keys, are remembered. */
        public Builder history(int writes) {
            history = writes;
            return this;
        }

        /** Throws {@link UncheckedIOException} when the port is taken. */
        public SimulatedTarget start() {
            try {
                return new SimulatedTarget(this);
            } catch (IOException e) {
                throw new UncheckedIOException("simulated target cannot listen on 127.0.0.1:" + port, e);
            }
        }
    }
}
