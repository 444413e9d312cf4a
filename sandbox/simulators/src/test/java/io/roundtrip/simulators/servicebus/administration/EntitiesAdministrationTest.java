package io.roundtrip.simulators.servicebus.administration;

import static io.roundtrip.simulators.servicebus.RunningBus.message;
import static io.roundtrip.simulators.servicebus.RunningBus.next;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.azure.core.exception.ResourceExistsException;
import com.azure.core.exception.ResourceNotFoundException;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import com.azure.messaging.servicebus.administration.ServiceBusAdministrationClient;
import com.azure.messaging.servicebus.administration.models.CorrelationRuleFilter;
import com.azure.messaging.servicebus.administration.models.CreateQueueOptions;
import com.azure.messaging.servicebus.administration.models.CreateRuleOptions;
import com.azure.messaging.servicebus.administration.models.CreateSubscriptionOptions;
import com.azure.messaging.servicebus.administration.models.CreateTopicOptions;
import com.azure.messaging.servicebus.administration.models.EntityStatus;
import com.azure.messaging.servicebus.administration.models.FalseRuleFilter;
import com.azure.messaging.servicebus.administration.models.MessagingSku;
import com.azure.messaging.servicebus.administration.models.QueueProperties;
import com.azure.messaging.servicebus.administration.models.QueueRuntimeProperties;
import com.azure.messaging.servicebus.administration.models.RuleProperties;
import com.azure.messaging.servicebus.administration.models.SqlRuleFilter;
import com.azure.messaging.servicebus.administration.models.SubscriptionProperties;
import com.azure.messaging.servicebus.administration.models.SubscriptionRuntimeProperties;
import com.azure.messaging.servicebus.administration.models.TopicProperties;
import com.azure.messaging.servicebus.administration.models.TopicRuntimeProperties;
import com.azure.messaging.servicebus.administration.models.TrueRuleFilter;
import io.roundtrip.simulators.servicebus.RunningBus;
import io.roundtrip.simulators.servicebus.entities.QueueSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Entities made, read, changed and deleted by the SDK's administration client while the bus runs. */
class EntitiesAdministrationTest {
    @RegisterExtension
    final RunningBus running = RunningBus.with(QueueSettings.named("orders"));

    private ServiceBusAdministrationClient administration;

    @BeforeEach
    void connect() {
        administration = running.administration();
    }

    @Test
    void aQueueIsMadeWithItsSettingsAndUsableAtOnce() {
        administration.createQueue(
                "site/one",
                new CreateQueueOptions()
                        .setLockDuration(Duration.ofSeconds(7))
                        .setMaxDeliveryCount(4)
                        .setDuplicateDetectionRequired(true)
                        .setDuplicateDetectionHistoryTimeWindow(Duration.ofMinutes(3))
                        .setDefaultMessageTimeToLive(Duration.ofHours(5))
                        .setDeadLetteringOnMessageExpiration(true)
                        .setMaxSizeInMegabytes(2048));

        QueueProperties made = administration.getQueue("site/one");
        assertThat(made.getLockDuration()).isEqualTo(Duration.ofSeconds(7));
        assertThat(made.getMaxDeliveryCount()).isEqualTo(4);
        assertThat(made.isDuplicateDetectionRequired()).isTrue();
        assertThat(made.getDuplicateDetectionHistoryTimeWindow()).isEqualTo(Duration.ofMinutes(3));
        assertThat(made.getDefaultMessageTimeToLive()).isEqualTo(Duration.ofHours(5));
        assertThat(made.isDeadLetteringOnMessageExpiration()).isTrue();
        assertThat(made.getMaxSizeInMegabytes()).isEqualTo(2048);
        running.send("site/one", "a");
        assertThat(next(running.receiver("site/one")).getMessageId()).isEqualTo("a");
    }

    @Test
    void aNewQueueHasTheDefaultsOfTheService() {
        QueueProperties made = administration.createQueue("plain");

        assertThat(made.getLockDuration()).isEqualTo(Duration.ofMinutes(1));
        assertThat(made.getMaxDeliveryCount()).isEqualTo(10);
        assertThat(made.isDuplicateDetectionRequired()).isFalse();
        assertThat(made.isDeadLetteringOnMessageExpiration()).isFalse();
        assertThat(made.getDefaultMessageTimeToLive()).isGreaterThan(Duration.ofDays(10_000_000));
        assertThat(made.getStatus()).isEqualTo(EntityStatus.ACTIVE);
    }

    @Test
    void whatExistsIsNotMadeTwice() {
        assertThatThrownBy(() -> administration.createQueue("ORDERS")).isInstanceOf(ResourceExistsException.class);
        administration.createTopic("events");
        assertThatThrownBy(() -> administration.createTopic("events")).isInstanceOf(ResourceExistsException.class);
        assertThatThrownBy(() -> administration.createQueue("events")).isInstanceOf(ResourceExistsException.class);
    }

    @Test
    void changesHoldFromNowOn() {
        QueueProperties queue = administration.getQueue("orders");
        administration.updateQueue(queue.setMaxDeliveryCount(1).setLockDuration(Duration.ofSeconds(9)));

        assertThat(administration.getQueue("orders").getLockDuration()).isEqualTo(Duration.ofSeconds(9));
        running.send("orders", "a");
        var receiver = running.receiver("orders");
        receiver.abandon(next(receiver));
        assertThat(running.bus().counts("orders").deadLettered()).isEqualTo(1);
    }

    @Test
    void whatIsNotSimulatedIsRefusedWithItsText() {
        assertThatThrownBy(() -> administration.createQueue("a", new CreateQueueOptions().setForwardTo("orders")))
                .hasMessageContaining("Not simulated: ForwardTo");
        assertThatThrownBy(() -> administration.createQueue(
                        "a", new CreateQueueOptions().setAutoDeleteOnIdle(Duration.ofMinutes(5))))
                .hasMessageContaining("Not simulated: AutoDeleteOnIdle");
        assertThatThrownBy(() -> administration.createQueue("a", new CreateQueueOptions().setPartitioningEnabled(true)))
                .hasMessageContaining("Not simulated: EnablePartitioning");
        assertThatThrownBy(() -> administration.createQueue("a", new CreateQueueOptions().setUserMetadata("mine")))
                .hasMessageContaining("Not simulated: UserMetadata");
    }

    @Test
    void runtimePropertiesCountEverything() {
        Instant before = Instant.now();
        running.send("orders", "a", "b", "c");
        running.sender("orders")
                .scheduleMessage(
                        message("later"), OffsetDateTime.now(ZoneOffset.UTC).plusHours(1));
        var receiver = running.receiver("orders");
        receiver.deadLetter(next(receiver));

        QueueRuntimeProperties runtime = administration.getQueueRuntimeProperties("orders");

        assertThat(runtime.getActiveMessageCount()).isEqualTo(2);
        assertThat(runtime.getScheduledMessageCount()).isEqualTo(1);
        assertThat(runtime.getDeadLetterMessageCount()).isEqualTo(1);
        assertThat(runtime.getTransferMessageCount()).isZero();
        assertThat(runtime.getTransferDeadLetterMessageCount()).isZero();
        assertThat(runtime.getTotalMessageCount()).isEqualTo(4);
        assertThat(runtime.getSizeInBytes()).isBetween(4L * "body of a".length(), 1_000L);
        assertThat(runtime.getCreatedAt().toInstant()).isBefore(before);
        assertThat(runtime.getAccessedAt().toInstant()).isAfterOrEqualTo(before.minusMillis(1));
    }

    @Test
    void aDeletedQueueIsGoneForItsLinksToo() {
        ServiceBusSenderClient sender = running.sender("orders");
        sender.sendMessage(message("a"));

        administration.deleteQueue("orders");

        assertThat(administration.getQueueExists("orders")).isFalse();
        assertThatThrownBy(() -> sender.sendMessage(message("b"))).hasStackTraceContaining("could not be found");
        assertThatThrownBy(() -> administration.deleteQueue("orders")).isInstanceOf(ResourceNotFoundException.class);
        administration.createQueue("orders");
        assertThat(running.bus().counts("orders").active()).isZero();
    }

    @Test
    void topicsAndSubscriptionsAreMadeReadAndDeleted() {
        administration.createTopic("events", new CreateTopicOptions().setDefaultMessageTimeToLive(Duration.ofHours(2)));
        administration.createSubscription(
                "events",
                "all",
                new CreateSubscriptionOptions().setMaxDeliveryCount(3).setSessionRequired(false));
        administration.createSubscription(
                "events",
                "none",
                "Nothing",
                new CreateSubscriptionOptions(),
                new CreateRuleOptions(new FalseRuleFilter()));
        running.topicSender("events").sendMessage(message("a"));

        assertThat(administration.listTopics().stream().map(TopicProperties::getName))
                .containsExactly("events");
        assertThat(administration.getTopic("events").getDefaultMessageTimeToLive())
                .isEqualTo(Duration.ofHours(2));
        assertThat(administration.listSubscriptions("events").stream().map(SubscriptionProperties::getSubscriptionName))
                .containsExactly("all", "none");
        assertThat(administration.getSubscription("events", "all").getMaxDeliveryCount())
                .isEqualTo(3);
        SubscriptionRuntimeProperties all = administration.getSubscriptionRuntimeProperties("events", "all");
        assertThat(all.getActiveMessageCount()).isEqualTo(1);
        assertThat(administration
                        .getSubscriptionRuntimeProperties("events", "none")
                        .getTotalMessageCount())
                .isZero();
        TopicRuntimeProperties topic = administration.getTopicRuntimeProperties("events");
        assertThat(topic.getSubscriptionCount()).isEqualTo(2);
        assertThat(topic.getScheduledMessageCount()).isZero();
        assertThat(topic.getSizeInBytes()).isPositive();

        administration.deleteSubscription("events", "all");
        assertThat(administration.getSubscriptionExists("events", "all")).isFalse();
        administration.deleteTopic("events");
        assertThat(administration.getTopicExists("events")).isFalse();
    }

    @Test
    void subscriptionsAndTopicsAreChanged() {
        administration.createTopic("events");
        administration.createSubscription("events", "all");

        administration.updateTopic(administration.getTopic("events").setMaxSizeInMegabytes(3072));
        administration.updateSubscription(
                administration.getSubscription("events", "all").setLockDuration(Duration.ofSeconds(11)));

        assertThat(administration.getTopic("events").getMaxSizeInMegabytes()).isEqualTo(3072);
        assertThat(administration.getSubscription("events", "all").getLockDuration())
                .isEqualTo(Duration.ofSeconds(11));
    }

    @Test
    void rulesAreMadeReadChangedAndDeleted() {
        administration.createTopic("events");
        administration.createSubscription("events", "all");
        CorrelationRuleFilter filter =
                new CorrelationRuleFilter().setLabel("a<b").setContentType("text/plain");
        filter.getProperties().put("kind", "order");
        administration.createRule("events", "only", "all", new CreateRuleOptions(filter));

        assertThat(administration.listRules("events", "all").stream().map(RuleProperties::getName))
                .containsExactly("$Default", "only");
        assertThat(administration.getRule("events", "all", "$Default").getFilter())
                .isInstanceOf(TrueRuleFilter.class);
        RuleProperties only = administration.getRule("events", "all", "only");
        assertThat(only.getFilter()).isInstanceOfSatisfying(CorrelationRuleFilter.class, read -> {
            assertThat(read.getLabel()).isEqualTo("a<b");
            assertThat(read.getContentType()).isEqualTo("text/plain");
            assertThat(read.getProperties()).isEqualTo(Map.of("kind", "order"));
        });
        administration.updateRule("events", "all", only.setFilter(new FalseRuleFilter()));
        assertThat(administration.getRule("events", "all", "only").getFilter()).isInstanceOf(FalseRuleFilter.class);
        administration.deleteRule("events", "all", "$Default");
        running.topicSender("events").sendMessage(message("a"));
        assertThat(running.bus().counts("events/subscriptions/all").active()).isZero();
        assertThatThrownBy(() -> administration.createRule(
                        "events", "sql", "all", new CreateRuleOptions(new SqlRuleFilter("a = 1"))))
                .hasMessageContaining("Not simulated: the SQL filter");
    }

    @Test
    void theNamespaceIsOfTheStandardTier() {
        assertThat(administration.getNamespaceProperties().getMessagingSku()).isEqualTo(MessagingSku.STANDARD);
        assertThat(administration.getNamespaceProperties().getName()).isEqualTo("localhost");
    }

    @Test
    void longListsComeInPages() {
        for (int i = 0; i < 120; i++) {
            administration.createQueue("q" + i);
        }

        assertThat(administration.listQueues().stream()).hasSize(121).doesNotHaveDuplicates();
    }

    @Test
    void aDisabledQueueIsToldAndEndsItsLinks() {
        ServiceBusSenderClient sender = running.sender("orders");
        sender.sendMessage(message("a"));
        administration.updateQueue(administration.getQueue("orders").setStatus(EntityStatus.SEND_DISABLED));

        assertThat(administration.getQueue("orders").getStatus()).isEqualTo(EntityStatus.SEND_DISABLED);
        assertThatThrownBy(() -> sender.sendMessage(message("b"))).hasStackTraceContaining("disabled");
        assertThat(next(running.receiver("orders")).getMessageId()).isEqualTo("a");
        administration.updateQueue(administration.getQueue("orders").setStatus(EntityStatus.ACTIVE));
        await().ignoreExceptions().until(() -> {
            running.send("orders", "c");
            return true;
        });
    }
}
