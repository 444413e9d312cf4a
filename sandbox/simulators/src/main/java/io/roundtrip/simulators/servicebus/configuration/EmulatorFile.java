package io.roundtrip.simulators.servicebus.configuration;

import io.roundtrip.simulators.servicebus.entities.QueueSettings;
import io.roundtrip.simulators.servicebus.entities.SubscriptionSettings;
import io.roundtrip.simulators.servicebus.entities.TopicSettings;
import io.roundtrip.simulators.servicebus.protocol.AmqpRefusal;
import io.roundtrip.simulators.servicebus.rules.Filter;
import io.roundtrip.simulators.servicebus.rules.Rule;
import io.roundtrip.simulators.servicebus.rules.SystemProperty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/**
 * The configuration file of the official Service Bus emulator ({@code Config.json}), with the limits and defaults of its
 * schema. What the file says and the local Service Bus cannot do is refused with the place in the file and the remedy;
 * {@code Logging} is accepted and says nothing here, because logging is that of the process.
 */
public record EmulatorFile(List<QueueSettings> queues, List<TopicSettings> topics) {
    private static final String NAMESPACE = "sbemulatorns";
    private static final int ENTITIES = 50;
    private static final int RULES = 1000;

    /** Throws {@link IllegalArgumentException} with the path in the file. */
    public static EmulatorFile read(Path file) {
        try {
            return read(new JsonPart("$", JsonText.read(Files.readString(file))));
        } catch (JacksonException e) {
            throw new IllegalArgumentException(file + " is not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    private static EmulatorFile read(JsonPart root) {
        JsonPart user = root.only("UserConfig").required("UserConfig").only("Namespaces", "Logging");
        JsonPart namespaces = user.required("Namespaces");
        return user.items("Namespaces", 1).stream()
                .findFirst()
                .map(EmulatorFile::namespace)
                .orElseThrow(() -> namespaces.complaint("needs one namespace"));
    }

    private static EmulatorFile namespace(JsonPart namespace) {
        JsonPart name = namespace.only("Name", "Queues", "Topics").required("Name");
        if (!name.text().equals(NAMESPACE)) {
            throw name.complaint("must be \"" + NAMESPACE + "\"");
        }
        List<JsonPart> queues = namespace.items("Queues", ENTITIES);
        List<JsonPart> topics = namespace.items("Topics", ENTITIES - queues.size());
        requireDifferentNames(Stream.concat(queues.stream(), topics.stream()));
        return new EmulatorFile(
                queues.stream().map(EmulatorFile::queue).toList(),
                topics.stream().map(EmulatorFile::topic).toList());
    }

    private static QueueSettings queue(JsonPart queue) {
        queue.only("Name", "Properties");
        Optional<JsonPart> properties = properties(
                queue,
                "DeadLetteringOnMessageExpiration",
                "DefaultMessageTimeToLive",
                "DuplicateDetectionHistoryTimeWindow",
                "ForwardDeadLetteredMessagesTo",
                "ForwardTo",
                "LockDuration",
                "MaxDeliveryCount",
                "RequiresDuplicateDetection",
                "RequiresSession");
        QueueSettings settings = held(queue.required("Name").entityName(), properties, "PT5S");
        return window(properties).map(settings::withDuplicateDetectionWindow).orElse(settings);
    }

    /** What queues and subscriptions share. */
    private static QueueSettings held(String name, Optional<JsonPart> properties, String shortestLock) {
        refuseForwarding(properties, "ForwardTo");
        refuseForwarding(properties, "ForwardDeadLetteredMessagesTo");
        return QueueSettings.named(name)
                .withoutDuplicateDetection()
                .withDeadLetterOnExpiration(flag(properties, "DeadLetteringOnMessageExpiration"))
                .withTimeToLive(timeToLive(properties))
                .withLockDuration(duration(properties, "LockDuration", shortestLock, "PT5M")
                        .orElse(Duration.ofMinutes(1)))
                .withMaxDeliveryCount(field(properties, "MaxDeliveryCount")
                        .map(count -> count.number(1, 10))
                        .orElse(3))
                .withRequiresSession(flag(properties, "RequiresSession"));
    }

    private static TopicSettings topic(JsonPart topic) {
        topic.only("Name", "Properties", "Subscriptions");
        Optional<JsonPart> properties = properties(
                topic, "DefaultMessageTimeToLive", "DuplicateDetectionHistoryTimeWindow", "RequiresDuplicateDetection");
        TopicSettings settings = TopicSettings.named(topic.required("Name").entityName())
                .withDuplicateDetection(window(properties))
                .withTimeToLive(Optional.of(timeToLive(properties)));
        requireDifferentNames(topic.items("Subscriptions", ENTITIES).stream());
        for (JsonPart subscription : topic.items("Subscriptions", ENTITIES)) {
            settings = settings.withSubscription(subscription(subscription));
        }
        return settings;
    }

    private static SubscriptionSettings subscription(JsonPart subscription) {
        subscription.only("Name", "Properties", "Rules");
        Optional<JsonPart> properties = properties(
                subscription,
                "DeadLetteringOnMessageExpiration",
                "DefaultMessageTimeToLive",
                "LockDuration",
                "MaxDeliveryCount",
                "ForwardDeadLetteredMessagesTo",
                "ForwardTo",
                "RequiresSession");
        JsonPart name = subscription.required("Name");
        QueueSettings queue = held(name.entityName(), properties, "PT1M");
        SubscriptionSettings settings = checkedAt(name, () -> SubscriptionSettings.of(queue));
        requireDifferentNames(subscription.items("Rules", RULES).stream());
        Rule[] rules = subscription.items("Rules", RULES).stream()
                .map(EmulatorFile::rule)
                .toArray(Rule[]::new);
        return rules.length == 0 ? settings : settings.withRules(rules);
    }

    private static Rule rule(JsonPart rule) {
        JsonPart name = rule.only("Name", "Properties").required("Name");
        JsonPart properties =
                rule.required("Properties").only("FilterType", "CorrelationFilter", "SqlFilter", "Action");
        properties.field("Action").ifPresent(action -> {
            throw action.complaint("actions of rules are not simulated; take it out");
        });
        JsonPart type = properties.required("FilterType");
        return switch (type.text()) {
            case "Correlation" -> named(name, correlation(properties.required("CorrelationFilter")));
            case "Sql" -> named(name, sql(properties.required("SqlFilter").only("SqlExpression")));
            default -> throw type.complaint("is neither \"Correlation\" nor \"Sql\"");
        };
    }

    private static Rule named(JsonPart name, Filter filter) {
        String text = name.entityName();
        return checkedAt(name, () -> new Rule(text, filter));
    }

    private static Filter correlation(JsonPart filter) {
        filter.only(Stream.concat(
                        Arrays.stream(SystemProperty.values()).map(SystemProperty::title), Stream.of("Properties"))
                .toArray(String[]::new));
        Map<SystemProperty, String> system = new EnumMap<>(SystemProperty.class);
        for (SystemProperty property : SystemProperty.values()) {
            filter.field(property.title()).ifPresent(wanted -> system.put(property, wanted.text()));
        }
        Map<String, Object> application =
                filter.field("Properties").map(JsonPart::scalars).orElse(Map.of());
        return refusedAt(filter, () -> new Filter.Correlation(system, application));
    }

    private static Filter sql(JsonPart filter) {
        JsonPart expression = filter.required("SqlExpression");
        return refusedAt(expression, () -> Filter.sql(expression.text()));
    }

    private static <T> T refusedAt(JsonPart part, Supplier<T> made) {
        try {
            return made.get();
        } catch (AmqpRefusal refusal) {
            throw part.complaint(refusal.text());
        }
    }

    /** What a setting itself does not allow, such as the length of a name. */
    private static <T> T checkedAt(JsonPart part, Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw part.complaint(e.getMessage() + "; change it");
        }
    }

    private static void requireDifferentNames(Stream<JsonPart> entities) {
        Set<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        entities.map(entity -> entity.required("Name"))
                .filter(name -> !seen.add(name.text()))
                .findFirst()
                .ifPresent(name -> {
                    throw name.complaint("\"" + name.text() + "\" is there twice; give it another name");
                });
    }

    private static Optional<JsonPart> properties(JsonPart entity, String... known) {
        return entity.field("Properties").map(properties -> properties.only(known));
    }

    private static Optional<Duration> window(Optional<JsonPart> properties) {
        Duration window = duration(properties, "DuplicateDetectionHistoryTimeWindow", "PT5S", "PT5M")
                .orElse(Duration.ofSeconds(20));
        return flag(properties, "RequiresDuplicateDetection") ? Optional.of(window) : Optional.empty();
    }

    private static Duration timeToLive(Optional<JsonPart> properties) {
        return duration(properties, "DefaultMessageTimeToLive", "PT5M", "PT1H").orElse(Duration.ofHours(1));
    }

    private static void refuseForwarding(Optional<JsonPart> properties, String name) {
        field(properties, name).filter(to -> !to.text().isEmpty()).ifPresent(to -> {
            throw to.complaint("forwarding is not simulated; leave it empty");
        });
    }

    private static boolean flag(Optional<JsonPart> properties, String name) {
        return field(properties, name).map(JsonPart::flag).orElse(false);
    }

    private static Optional<Duration> duration(Optional<JsonPart> properties, String name, String least, String most) {
        return field(properties, name).map(value -> value.duration(least, most));
    }

    private static Optional<JsonPart> field(Optional<JsonPart> properties, String name) {
        return properties.flatMap(part -> part.field(name));
    }
}
