package io.roundtrip.simulators.servicebus.administration;

import com.sun.net.httpserver.HttpExchange;
import io.roundtrip.simulators.servicebus.access.SharedAccess;
import io.roundtrip.simulators.servicebus.administration.AdministrationServer.Answer;
import io.roundtrip.simulators.servicebus.entities.Entities;
import io.roundtrip.simulators.servicebus.faults.Connections;
import io.roundtrip.simulators.servicebus.protocol.AmqpRefusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The service's own administration interface: who asks, for what, and the answer to what goes wrong. */
public final class AtomRoutes {
    private static final Pattern SUBSCRIPTION = Pattern.compile(
            "(?<topic>.+?)/subscriptions(/(?<name>[^/]+)(?<rules>/rules(/(?<rule>[^/]+))?)?)?",
            Pattern.CASE_INSENSITIVE);

    /** Where one kind of entities is read and changed. */
    interface Place {
        Answer get(Feed feed);

        /** Made or, with {@code If-Match}, changed. */
        Answer put(Feed feed, String body, boolean update);

        Answer delete(Feed feed);
    }

    private final Entities entities;
    private final SharedAccess access;
    private final Connections connections;
    private final Instant started;

    public AtomRoutes(Entities entities, SharedAccess access, Connections connections) {
        this.entities = entities;
        this.access = access;
        this.connections = connections;
        this.started = entities.context().loop().now();
    }

    Answer answer(HttpExchange exchange) throws IOException {
        String token = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
        if (!access.accepts(token)) {
            return error(401, "The token is missing, expired or has an invalid signature.");
        }
        String path = exchange.getRequestURI().getPath().substring(1);
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return entities.context().loop().call(() -> answer(exchange, path, body));
        } catch (AmqpRefusal refusal) {
            return error(refusal.status(), refusal.text());
        } catch (IllegalArgumentException | DateTimeException e) {
            return error(400, String.valueOf(e.getMessage()));
        }
    }

    private Answer answer(HttpExchange exchange, String path, String body) {
        Feed feed = new Feed(exchange.getRequestURI(), entities.context().loop().now());
        boolean update = exchange.getRequestHeaders().containsKey("If-Match");
        String method = exchange.getRequestMethod();
        return switch (method) {
            case "GET" -> get(path, feed);
            case "PUT" -> changed(place(path).put(feed, body, update));
            case "DELETE" -> changed(place(path).delete(feed));
            default -> error(405, method + " is not a method of the administration interface.");
        };
    }

    private Answer get(String path, Feed feed) {
        return switch (path.toLowerCase(java.util.Locale.ROOT)) {
            case "$namespaceinfo" -> feed.one(200, new Feed.Entry("localhost", Descriptions.ofNamespace(started)));
            case "$resources/queues" -> feed.page(entities.queues(), QueuePlace::entry);
            case "$resources/topics" -> feed.page(entities.topics(), TopicPlace::entry);
            default -> place(path).get(feed);
        };
    }

    private Place place(String path) {
        Matcher subscription = SUBSCRIPTION.matcher(path);
        if (subscription.matches()) {
            return subscriptionPlace(subscription);
        }
        return entities.topic(path)
                .<Place>map(topic -> new TopicPlace(entities, path))
                .orElse(new QueuePlace(entities, path));
    }

    private Place subscriptionPlace(Matcher path) {
        String topic = path.group("topic");
        Optional<String> name = Optional.ofNullable(path.group("name"));
        Optional<String> rule = Optional.ofNullable(path.group("rule"));
        return path.group("rules") == null
                ? new SubscriptionPlace(entities, topic, name)
                : new RulePlace(entities, topic + "/subscriptions/" + name.orElse(""), rule);
    }

    /** Links of an entity that is gone or disabled end; the client learns the reason when it attaches again. */
    private Answer changed(Answer answer) {
        connections.all().forEach(Connections.Connection::endUnusableLinks);
        return answer;
    }

    private static Answer error(int status, String detail) {
        String body = "<Error>" + Xml.element("Code", status) + Xml.element("Detail", detail) + "</Error>";
        return new Answer(status, "application/xml;charset=utf-8", body);
    }
}
