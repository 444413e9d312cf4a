package io.roundtrip.simulators.servicebus.clients;

import static io.roundtrip.simulators.servicebus.RunningBus.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.exception.ResourceNotFoundException;
import com.azure.messaging.servicebus.administration.ServiceBusAdministrationAsyncClient;
import com.azure.messaging.servicebus.administration.models.CreateRuleOptions;
import com.azure.messaging.servicebus.administration.models.FalseRuleFilter;
import com.azure.messaging.servicebus.administration.models.QueueProperties;
import com.azure.messaging.servicebus.administration.models.RuleProperties;
import io.roundtrip.simulators.servicebus.RunningBus;
import io.roundtrip.simulators.servicebus.entities.QueueSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the asynchronous administration client of the real SDK sees. */
class AsyncAdministrationTest {
    @RegisterExtension
    final RunningBus running = RunningBus.with(QueueSettings.named("orders"));

    @Test
    void queuesAreListedWhileTheyCome() {
        ServiceBusAdministrationAsyncClient administration = running.asyncAdministration();
        administration.createQueue("answers").block(PATIENCE);

        assertThat(administration
                        .listQueues()
                        .map(QueueProperties::getName)
                        .collectList()
                        .block(PATIENCE))
                .containsExactly("answers", "orders");
    }

    @Test
    void aQueueIsChangedAndDeleted() {
        ServiceBusAdministrationAsyncClient administration = running.asyncAdministration();

        administration
                .getQueue("orders")
                .flatMap(queue -> administration.updateQueue(queue.setLockDuration(Duration.ofSeconds(17))))
                .block(PATIENCE);
        assertThat(administration.getQueue("orders").block(PATIENCE).getLockDuration())
                .isEqualTo(Duration.ofSeconds(17));

        administration.deleteQueue("orders").block(PATIENCE);
        assertThat(administration.getQueueExists("orders").block(PATIENCE)).isFalse();
        assertThatThrownBy(() -> administration.getQueue("orders").block(PATIENCE))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void aSubscriptionWithItsRuleLetsInWhatTheRuleAccepts() {
        ServiceBusAdministrationAsyncClient administration = running.asyncAdministration();
        administration
                .createTopic("events")
                .then(administration.createSubscription("events", "all"))
                .then(administration.createRule("events", "all", "no", new CreateRuleOptions(new FalseRuleFilter())))
                .then(administration.deleteRule("events", "all", "$Default"))
                .block(PATIENCE);

        running.topicSender("events").sendMessage(RunningBus.message("a"));

        assertThat(administration
                        .listRules("events", "all")
                        .map(RuleProperties::getName)
                        .collectList()
                        .block(PATIENCE))
                .containsExactly("no");
        assertThat(running.bus().counts("events/subscriptions/all").active()).isZero();
    }
}
