package io.roundtrip.dataverse;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** An environment on a real socket that answers as the test scripts it, and knows the definition of every table. */
final class FakeEnvironment implements AutoCloseable {

    static final String ROOT = "/api/data/v9.2/";

    static {
        // head and body are written apart; without this the second waits 40 ms for an acknowledgement of the first
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    final TestClock clock = new TestClock();
    final CopyOnWriteArrayList<Duration> pauses = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Deque<Answer> script = new ArrayDeque<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile Function<Asked, Answer> otherwise = request -> Answer.error(501, "0x80040000", "not scripted");

    FakeEnvironment() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** One request as it arrived; {@code target} is the raw path and query. */
    record Asked(String method, String target, Map<String, List<String>> headers, String body, Instant at) {

        String user() {
            return header("Authorization").substring("Bearer ".length());
        }

        String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> String.join(",", header.getValue()))
                    .findFirst()
                    .orElse("");
        }
    }

    /** An answer; status 0 closes the connection instead. */
    record Answer(int status, String body, Map<String, String> headers) {

        static Answer ok(String json) {
            return new Answer(200, json, Map.of("Content-Type", "application/json; odata.metadata=minimal"));
        }

        static Answer noContent() {
            return new Answer(204, "", Map.of());
        }

        static Answer error(int status, String code, String message) {
            String json = "{\"error\":{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}}";
            return new Answer(status, json, Map.of("Content-Type", "application/json"));
        }

        static Answer throttled(String retryAfter) {
            return error(429, "0x80072322", "Number of requests exceeded the limit of 6000")
                    .with("Retry-After", retryAfter);
        }

        static Answer hangUp() {
            return new Answer(0, "", Map.of());
        }

        Answer with(String header, String value) {
            Map<String, String> all = new java.util.HashMap<>(headers);
            all.put(header, value);
            return new Answer(status, body, all);
        }
    }

    FakeEnvironment answers(Answer... answers) {
        synchronized (script) {
            script.addAll(List.of(answers));
        }
        return this;
    }

    FakeEnvironment otherwise(Function<Asked, Answer> rule) {
        otherwise = rule;
        return this;
    }

    /** Requests in order of arrival, without those for definitions. */
    List<Asked> asked() {
        return asked.stream().filter(request -> !isDefinition(request)).toList();
    }

    Asked onlyAsked() {
        if (asked().size() != 1) {
            throw new AssertionError("expected one request, but there were " + asked());
        }
        return asked().get(0);
    }

    long definitionsRead() {
        return asked.stream().filter(FakeEnvironment::isDefinition).count();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    DataverseSettings settings() {
        return new DataverseSettings(
                url(),
                URI.create("https://login.example"),
                "tenant",
                "client",
                new Secret("s3cret"),
                Duration.ofSeconds(30),
                1000);
    }

    DataverseClient client() {
        return client(AccessTokens.fixed("the-token"));
    }

    DataverseClient client(AccessTokens tokens) {
        return client(settings(), tokens);
    }

    /** A client whose pauses let this environment's clock pass. */
    DataverseClient client(DataverseSettings settings, AccessTokens tokens) {
        return new DataverseClient(settings, tokens, surroundings());
    }

    /** A client that works as several users, whose names are their tokens. */
    DataverseClient clientOf(RequestObserver observer, String... users) {
        Map<String, AccessTokens> tokens = new LinkedHashMap<>();
        List.of(users).forEach(user -> tokens.put(user, AccessTokens.fixed(user)));
        return new DataverseClient(settings(), tokens, surroundings().observedBy(observer));
    }

    private Surroundings surroundings() {
        Pause pause = duration -> {
            pauses.add(duration);
            clock.passTo(clock.instant().plus(duration));
        };
        return new Surroundings(clock, new Random(7), pause, UUID::randomUUID);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Asked request = new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8),
                    clock.instant());
            asked.add(request);
            send(exchange, answerTo(request));
        }
    }

    private Answer answerTo(Asked request) {
        if (isDefinition(request)) {
            return definition(request);
        }
        return scripted().orElseGet(() -> otherwise.apply(request));
    }

    private Optional<Answer> scripted() {
        synchronized (script) {
            return Optional.ofNullable(script.poll());
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        if (answer.status() == 0) {
            return;
        }
        byte[] body = answer.body().getBytes(UTF_8);
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static boolean isDefinition(Asked request) {
        return request.target().startsWith(ROOT + "EntityDefinitions");
    }

    private static Answer definition(Asked request) {
        String table = request.target().replaceAll(".*LogicalName='([a-z0-9_]+)'.*", "$1");
        if (table.equals("rt_nope")) {
            return Answer.error(404, "0x80040217", "Could not find an entity with that name");
        }
        return Answer.ok("""
                {"LogicalName":"%1$s","EntitySetName":"%1$ss","PrimaryIdAttribute":"%1$sid",
                 "PrimaryNameAttribute":"name","ChangeTrackingEnabled":true,"Attributes":[
                 {"LogicalName":"name","AttributeType":"String","MaxLength":160,
                  "RequiredLevel":{"Value":"ApplicationRequired"},"IsValidForUpdate":true,"IsSecured":false,"SourceType":0},
                 {"LogicalName":"primarycontactid","AttributeType":"Lookup","Targets":["contact"],
                  "RequiredLevel":{"Value":"None"}}]}""".formatted(table));
    }
}
