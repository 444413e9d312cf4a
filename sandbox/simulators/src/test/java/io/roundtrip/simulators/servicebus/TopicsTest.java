package io.roundtrip.simulators.servicebus;

import static io.roundtrip.simulators.servicebus.RunningBus.message;
import static io.roundtrip.simulators.servicebus.RunningBus.next;
import static io.roundtrip.simulators.servicebus.RunningBus.nothing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import com.azure.messaging.servicebus.ServiceBusRuleManagerClient;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import com.azure.messaging.servicebus.administration.models.CorrelationRuleFilter;
import com.azure.messaging.servicebus.administration.models.CreateRuleOptions;
import com.azure.messaging.servicebus.administration.models.FalseRuleFilter;
import com.azure.messaging.servicebus.administration.models.RuleFilter;
import com.azure.messaging.servicebus.administration.models.RuleProperties;
import com.azure.messaging.servicebus.administration.models.SqlRuleAction;
import com.azure.messaging.servicebus.administration.models.SqlRuleFilter;
import com.azure.messaging.servicebus.administration.models.TrueRuleFilter;
import com.azure.messaging.servicebus.models.SubQueue;
import io.roundtrip.simulators.servicebus.entities.QueueCounts;
import io.roundtrip.simulators.servicebus.entities.QueueSettings;
import io.roundtrip.simulators.servicebus.entities.SubscriptionSettings;
import io.roundtrip.simulators.servicebus.entities.TopicSettings;
import io.roundtrip.simulators.servicebus.journal.JournalEntry.Kind;
import io.roundtrip.simulators.servicebus.rules.Filter;
import io.roundtrip.simulators.servicebus.rules.Rule;
import io.roundtrip.simulators.servicebus.rules.SystemProperty;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the real SDK sees of topics, subscriptions and their rules. */
class TopicsTest {
    private static final String TOPIC = "events";
    private static final String ALL = "all";
    private static final String RED = "red";
    private static final String SESSIONS = "sessions";
    private static final Rule ONLY_RED =
            new Rule("only-red", new Filter.Correlation(Map.of(SystemProperty.LABEL, "red"), Map.of()));

    @RegisterExtension
    final RunningBus running = RunningBus.with(builder -> builder.topic(TopicSettings.named(TOPIC)
                    .withSubscription(SubscriptionSettings.of(
                            QueueSettings.named(ALL).withMaxDeliveryCount(2).withLockDuration(Duration.ofSeconds(5))))
                    .withSubscription(SubscriptionSettings.named(RED).withRules(ONLY_RED)))
            .topic(TopicSettings.named("plain")
                    .withDuplicateDetection(Optional.empty())
                    .withSubscription(SubscriptionSettings.named(ALL)))
            .topic(TopicSettings.named("ordered")
                    .withSubscription(SubscriptionSettings.of(
                            QueueSettings.named(SESSIONS).withRequiresSession(true)))));

    @Test
    void everySubscriptionGetsItsOwnCopy() {
        send(message("a").setSubject("red"));
        ServiceBusReceiverClient all = running.subscriber(TOPIC, ALL);
        ServiceBusReceiverClient red = running.subscriber(TOPIC, RED);

        all.complete(next(all));

        ServiceBusReceivedMessage copy = next(red);
        assertThat(copy.getMessageId()).isEqualTo("a");
        assertThat(copy.getBody()).hasToString("body of a");
        assertThat(copy.getDeliveryCount()).isZero();
        assertThat(running.kindsOf("a")).startsWith(Kind.SENT, Kind.COPIED, Kind.COPIED);
    }

    @Test
    void aRuleKeepsOutWhatItsFilterDoesNotAccept() {
        send(message("blue").setSubject("blue"));
        send(message("Red").setSubject("Red"));
        send(message("none"));

        assertThat(counts(RED).active()).isZero();
        assertThat(counts(ALL).active()).isEqualTo(3);
    }

    @Test
    void aCorrelationFilterComparesAllSystemProperties() {
        try (ServiceBusRuleManagerClient rules = rules("plain", ALL)) {
            rules.deleteRule("$Default");
            rules.createRule(
                    "everything named",
                    rule(new CorrelationRuleFilter()
                            .setCorrelationId("c")
                            .setMessageId("m")
                            .setTo("to")
                            .setReplyTo("back")
                            .setLabel("label")
                            .setSessionId("s")
                            .setReplyToSessionId("rs")
                            .setContentType("text/plain")));
        }
        ServiceBusSenderClient sender = running.topicSender("plain");
        sender.sendMessage(complete());
        assertThat(running.bus().counts("plain/subscriptions/all").active()).isEqualTo(1);

        List.of(
                        complete().setCorrelationId("x"),
                        complete().setTo("x"),
                        complete().setReplyTo("x"),
                        complete().setSubject("x"),
                        complete().setSessionId("x"),
                        complete().setReplyToSessionId("x"),
                        complete().setContentType("x"),
                        complete().setMessageId("x"))
                .forEach(sender::sendMessage);
        assertThat(running.bus().counts("plain/subscriptions/all").active()).isEqualTo(1);
    }

    private static ServiceBusMessage complete() {
        return new ServiceBusMessage("")
                .setCorrelationId("c")
                .setMessageId("m")
                .setTo("to")
                .setReplyTo("back")
                .setSubject("label")
                .setSessionId("s")
                .setReplyToSessionId("rs")
                .setContentType("text/plain");
    }

    @Test
    void aCorrelationFilterComparesApplicationProperties() {
        CorrelationRuleFilter filter = new CorrelationRuleFilter();
        filter.getProperties().put("kind", "order");
        filter.getProperties().put("size", 3);
        try (ServiceBusRuleManagerClient rules = rules(RED)) {
            rules.createRule("orders of three", rule(filter));
        }
        send(with("match", Map.of("kind", "order", "size", 3)));
        send(with("other value", Map.of("kind", "order", "size", 4)));
        send(with("other type", Map.of("kind", "order", "size", 3L)));
        send(with("missing", Map.of("kind", "order")));

        assertThat(counts(RED).active()).isEqualTo(1);
    }

    @Test
    void severalMatchingRulesMakeOneCopy() {
        try (ServiceBusRuleManagerClient rules = rules(RED)) {
            rules.createRule("too", rule(new TrueRuleFilter()));
        }
        send(message("a").setSubject("red"));

        assertThat(counts(RED).active()).isEqualTo(1);
    }

    @Test
    void rulesAreListedAsTheyWereMade() {
        CorrelationRuleFilter filter = new CorrelationRuleFilter("id");
        filter.getProperties().put("n", "five");
        try (ServiceBusRuleManagerClient rules = rules(ALL)) {
            rules.createRule("correlated", rule(filter));
            rules.createRule("no", rule(new FalseRuleFilter()));

            assertThat(rules.listRules().stream().map(RuleProperties::getName))
                    .containsExactly("$Default", "correlated", "no");
            assertThat(rules.listRules().stream().map(RuleProperties::getFilter).toList())
                    .satisfiesExactly(
                            first -> assertThat(first).isInstanceOf(TrueRuleFilter.class),
                            second -> assertThat(second)
                                    .isInstanceOfSatisfying(CorrelationRuleFilter.class, correlation -> {
                                        assertThat(correlation.getCorrelationId())
                                                .isEqualTo("id");
                                        assertThat(correlation.getLabel()).isNull();
                                        assertThat(correlation.getProperties()).isEqualTo(Map.of("n", "five"));
                                    }),
                            third -> assertThat(third).isInstanceOf(FalseRuleFilter.class));
        }
    }

    @Test
    void whatIsNotSimulatedOfRulesIsRefusedWithItsText() {
        try (ServiceBusRuleManagerClient rules = rules(ALL)) {
            assertThatThrownBy(() -> rules.createRule("sql", rule(new SqlRuleFilter("size > 3"))))
                    .hasMessageContaining("Not simulated: the SQL filter \"size > 3\"")
                    .hasMessageContaining("correlation filters");
            assertThatThrownBy(() -> rules.createRule(
                            "act",
                            new CreateRuleOptions(new TrueRuleFilter()).setAction(new SqlRuleAction("SET a = 1"))))
                    .hasMessageContaining("Not simulated: actions of rules");
            assertThatThrownBy(() -> rules.createRule("$Default", rule(new TrueRuleFilter())))
                    .hasMessageContaining("already exists");
            assertThatThrownBy(() -> rules.deleteRule("nowhere")).hasMessageContaining("could not be found");
        }
    }

    @Test
    void aSubscriptionHasItsOwnDeadLetters() {
        send(message("a"));
        ServiceBusReceiverClient all = running.subscriber(TOPIC, ALL);
        all.abandon(next(all));
        all.abandon(next(all));

        ServiceBusReceiverClient deadLetters = running.closing(running.clients()
                .receiver()
                .topicName(TOPIC)
                .subscriptionName(ALL)
                .subQueue(SubQueue.DEAD_LETTER_QUEUE)
                .buildClient());
        ServiceBusReceivedMessage dead = next(deadLetters);

        assertThat(dead.getDeadLetterReason()).isEqualTo("MaxDeliveryCountExceeded");
        deadLetters.complete(dead);
        assertThat(counts(ALL)).isEqualTo(new QueueCounts(0, 0, 0));
    }

    @Test
    void aSubscriptionDefersAndPeeks() {
        send(message("a"));
        ServiceBusReceiverClient all = running.subscriber(TOPIC, ALL);
        ServiceBusReceivedMessage received = next(all);
        all.defer(received);

        assertThat(all.peekMessage().getMessageId()).isEqualTo("a");
        all.complete(all.receiveDeferredMessage(received.getSequenceNumber()));
        assertThat(counts(ALL).active()).isZero();
    }

    @Test
    void duplicatesAreDroppedAtTheTopic() {
        send(message("a").setSubject("red"));
        send(message("a").setSubject("red"));

        assertThat(counts(ALL).active()).isEqualTo(1);
        assertThat(counts(RED).active()).isEqualTo(1);
        assertThat(running.kindsOf("a")).endsWith(Kind.DUPLICATE_DROPPED);
    }

    @Test
    void aScheduledMessageIsCopiedWhenItsTimeComes() {
        ServiceBusSenderClient sender = running.topicSender(TOPIC);
        OffsetDateTime soon = OffsetDateTime.now(ZoneOffset.UTC).plus(Duration.ofMillis(400));
        sender.scheduleMessage(message("a"), soon);
        long second = sender.scheduleMessage(message("b"), soon.plusHours(1));
        assertThat(counts(ALL)).isEqualTo(new QueueCounts(0, 0, 0));

        await().until(() -> counts(ALL).active() == 1);

        sender.cancelScheduledMessage(second);
        assertThat(running.kindsOf("a")).startsWith(Kind.SCHEDULED, Kind.ENQUEUED, Kind.COPIED);
        assertThat(running.kindsOf("b")).containsExactly(Kind.SCHEDULED, Kind.CANCELLED);
    }

    @Test
    void aRuleCountsWhenTheMessageArrivesNotWhenItIsScheduled() {
        OffsetDateTime soon = OffsetDateTime.now(ZoneOffset.UTC).plus(Duration.ofMillis(700));
        running.topicSender(TOPIC).scheduleMessage(message("a"), soon);
        try (ServiceBusRuleManagerClient rules = rules(RED)) {
            rules.createRule("everything", rule(new TrueRuleFilter()));
        }

        await().until(() -> counts(RED).active() == 1);
    }

    @Test
    void sessionsWorkOnSubscriptions() {
        running.topicSender("ordered").sendMessage(message("a").setSessionId("one"));
        var sessions = running.closing(running.clients()
                .sessionReceiver()
                .topicName("ordered")
                .subscriptionName(SESSIONS)
                .buildClient());

        ServiceBusReceiverClient session = running.closing(sessions.acceptNextSession());

        assertThat(session.getSessionId()).isEqualTo("one");
        session.complete(next(session));
    }

    @Test
    void aMessageWithoutSessionIsADeadLetterOfASubscriptionWithSessions() {
        running.topicSender("ordered").sendMessage(message("a"));

        assertThat(running.bus().counts("ordered/subscriptions/sessions")).isEqualTo(new QueueCounts(0, 0, 1));
    }

    @Test
    void theTopicsTimeToLiveLimitsItsCopies() {
        try (LocalServiceBus bus = LocalServiceBus.builder()
                        .topic(TopicSettings.named("brief")
                                .withTimeToLive(Optional.of(Duration.ofMillis(200)))
                                .withSubscription(SubscriptionSettings.named("s")))
                        .start();
                ServiceBusSenderClient sender = RunningBus.newClients(bus.connectionString())
                        .sender()
                        .topicName("brief")
                        .buildClient()) {
            sender.sendMessage(message("a"));

            await().until(() -> bus.counts("brief/subscriptions/s").deadLettered() == 1);
        }
    }

    @Test
    void nobodyReceivesFromATopicOrSendsToASubscription() {
        assertThatThrownBy(() -> nothing(running.receiver(TOPIC)))
                .hasStackTraceContaining("receive from a subscription");
        assertThatThrownBy(() -> running.sender(TOPIC + "/subscriptions/" + ALL).sendMessage(message("a")))
                .hasMessageContaining("Nothing can be sent");
        assertThatThrownBy(() -> nothing(running.subscriber(TOPIC, "nowhere")))
                .hasStackTraceContaining("could not be found");
    }

    @Test
    void topicsAreCheckedAtBirth() {
        assertThatIllegalArgumentException().isThrownBy(() -> SubscriptionSettings.named("a/b"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LocalServiceBus.builder()
                        .queue(QueueSettings.named(TOPIC))
                        .topic(TopicSettings.named(TOPIC))
                        .start())
                .withMessageContaining("twice");
        assertThatThrownBy(() -> new Filter.Correlation(Map.of(), Map.of())).hasMessageContaining("at least one");
    }

    private QueueCounts counts(String subscription) {
        return running.bus().counts(TOPIC + "/Subscriptions/" + subscription);
    }

    private void send(ServiceBusMessage message) {
        try (ServiceBusSenderClient sender =
                running.clients().sender().topicName(TOPIC).buildClient()) {
            sender.sendMessage(message);
        }
    }

    private static CreateRuleOptions rule(RuleFilter filter) {
        return new CreateRuleOptions(filter);
    }

    private static ServiceBusMessage with(String id, Map<String, Object> properties) {
        ServiceBusMessage message = message(id);
        message.getApplicationProperties().putAll(properties);
        return message;
    }

    private ServiceBusRuleManagerClient rules(String subscription) {
        return rules(TOPIC, subscription);
    }

    private ServiceBusRuleManagerClient rules(String topic, String subscription) {
        return running.clients()
                .ruleManager()
                .topicName(topic)
                .subscriptionName(subscription)
                .buildClient();
    }
}
