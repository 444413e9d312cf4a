package io.roundtrip.simulators.servicebus.configuration;

import static io.roundtrip.simulators.servicebus.RunningBus.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import io.roundtrip.simulators.servicebus.LocalServiceBus;
import io.roundtrip.simulators.servicebus.RunningBus;
import io.roundtrip.simulators.servicebus.entities.QueueSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The file of the official emulator, from its repository (see SOURCES.md beside it). */
class EmulatorFileTest {
    private static final Path OFFICIAL = Path.of("src/test/resources/servicebus/Config.json");
    private static final Path SCHEMA = Path.of("src/test/resources/servicebus/Config-schema.json");

    @TempDir
    private Path directory;

    @Test
    void theOfficialFileIsRefusedWhereItsRuleNeedsSql() {
        assertThatThrownBy(() -> EmulatorFile.read(OFFICIAL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("$.UserConfig.Namespaces[0].Topics[0].Subscriptions[3].Rules[0].Properties.Action: "
                        + "actions of rules are not simulated; take it out");
        assertThatThrownBy(() -> EmulatorFile.read(text(withoutActions())))
                .hasMessageContaining("Rules[0].Properties.SqlFilter.SqlExpression: Not simulated: the SQL filter");
    }

    @Test
    void theRestOfTheOfficialFileMakesABus() throws IOException {
        try (LocalServiceBus bus =
                        LocalServiceBus.builder().configuration(withoutSql()).start();
                ServiceBusSenderClient sender = RunningBus.newClients(bus.connectionString())
                        .sender()
                        .topicName("topic.1")
                        .buildClient()) {
            sender.sendMessage(message("plain"));
            sender.sendMessage(message("json").setContentType("application/json"));
            ServiceBusMessage property = message("property");
            property.getApplicationProperties().put("prop1", "value1");
            sender.sendMessage(property);

            assertThat(active(bus, "subscription.1")).isEqualTo(1);
            assertThat(active(bus, "subscription.2")).isEqualTo(1);
            assertThat(active(bus, "subscription.3")).isEqualTo(3);
            assertThat(active(bus, "subscription.4")).isEqualTo(3);
            assertThat(bus.counts("queue.1").active()).isZero();
        }
    }

    @Test
    void whatTheFileDoesNotSayIsAsInTheSchema() throws IOException {
        QueueSettings bare =
                EmulatorFile.read(file("{\"Name\": \"orders\"}")).queues().get(0);

        assertThat(bare.lockDuration()).isEqualTo(Duration.ofMinutes(1));
        assertThat(bare.maxDeliveryCount()).isEqualTo(3);
        assertThat(bare.timeToLive()).contains(Duration.ofHours(1));
        assertThat(bare.duplicateDetectionWindow()).isEmpty();
        assertThat(bare.deadLetterOnExpiration()).isFalse();
        assertThat(bare.requiresSession()).isFalse();
    }

    @Test
    void everyFieldOfTheSchemaIsKnown() throws IOException {
        JsonNode namespace = JsonMapper.shared()
                .readTree(Files.readString(SCHEMA))
                .at("/properties/UserConfig/properties/Namespaces/items/properties");
        String queue = "/Queues/items/properties/Properties/properties";
        Set<String> fields = new HashSet<>(namespace.at(queue).propertyNames());
        assertThat(fields).hasSize(9);
        for (String field : fields) {
            ObjectNode properties = JsonMapper.shared().createObjectNode();
            properties.set(field, namespace.at(queue).get(field).path("default"));
            if (properties.get(field).isMissingNode()) {
                properties.put(field, "");
            }
            assertThat(EmulatorFile.read(file("{\"Name\": \"orders\", \"Properties\": " + properties + "}"))
                            .queues())
                    .as(field)
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "LockDuration": "PT4S"                          | .LockDuration: "PT4S" is not between PT5S and PT5M
                    "LockDuration": "1 minute"                      | .LockDuration: "1 minute" is not an ISO 8601 duration such as PT1M
                    "LockDuration": 60                              | .LockDuration: is not text; put it in quotes
                    "MaxDeliveryCount": 11                          | .MaxDeliveryCount: 11 is not a whole number from 1 to 10
                    "DefaultMessageTimeToLive": "PT2H"              | .DefaultMessageTimeToLive: "PT2H" is not between PT5M and PT1H
                    "DuplicateDetectionHistoryTimeWindow": "PT10M"  | .DuplicateDetectionHistoryTimeWindow: "PT10M" is not between PT5S and PT5M
                    "RequiresSession": "yes"                        | .RequiresSession: is neither true nor false
                    "ForwardTo": "other"                            | .ForwardTo: forwarding is not simulated; leave it empty
                    "ForwardDeadLetteredMessagesTo": "x"            | .ForwardDeadLetteredMessagesTo: forwarding is not simulated; leave it empty
                    "LokDuration": "PT1M"                           | .LokDuration: is not known; take it out, or use one of [DeadLettering
                    """)
    void aMistakeIsNamedWithItsPlaceAndRemedy(String property, String complaint) throws IOException {
        Path file = file("{\"Name\": \"orders\", \"Properties\": {" + property + "}}");

        assertThatThrownBy(() -> EmulatorFile.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("$.UserConfig.Namespaces[0].Queues[0].Properties" + complaint);
    }

    @Test
    void theShapeOfTheFileIsChecked() throws IOException {
        assertThatThrownBy(() -> EmulatorFile.read(text("{"))).hasMessageContaining("is not JSON");
        assertThatThrownBy(() -> EmulatorFile.read(text("{}"))).hasMessage("$.UserConfig: is missing; add it");
        assertThatThrownBy(() -> EmulatorFile.read(text("{\"UserConfig\": {\"Namespaces\": []}}")))
                .hasMessage("$.UserConfig.Namespaces: needs one namespace");
        assertThatThrownBy(() -> EmulatorFile.read(text("{\"UserConfig\": {\"Namespaces\": [{\"Name\": \"mine\"}]}}")))
                .hasMessage("$.UserConfig.Namespaces[0].Name: must be \"sbemulatorns\"");
        assertThatThrownBy(() -> EmulatorFile.read(file("{\"Name\": \"-\"}"))).hasMessageContaining("is not a name");
        String many = String.join(",", java.util.Collections.nCopies(51, "{\"Name\": \"q\"}"));
        assertThatThrownBy(() -> EmulatorFile.read(file(many)))
                .hasMessage("$.UserConfig.Namespaces[0].Queues: has 51 items; at most 50 are allowed");
    }

    @Test
    void namesAreThereOnceAndNotTooLong() {
        String place = "$.UserConfig.Namespaces[0].";
        assertThatThrownBy(() -> EmulatorFile.read(file("{\"Name\": \"orders\"}, {\"Name\": \"Orders\"}")))
                .hasMessage(place + "Queues[1].Name: \"Orders\" is there twice; give it another name");
        String topic = "], \"Topics\": [{\"Name\": \"t\", \"Subscriptions\": [{\"Name\": \"%s\", \"Rules\": [%s]}]}";
        assertThatThrownBy(() -> EmulatorFile.read(file(topic.formatted("x".repeat(51), ""))))
                .hasMessageStartingWith(place + "Topics[0].Subscriptions[0].Name: \"xxx")
                .hasMessageEndingWith("is not a subscription name; change it");
        String rule =
                "{\"Name\": \"%s\", \"Properties\": {\"FilterType\": \"Correlation\", \"CorrelationFilter\": {\"To\": \"x\"}}}";
        assertThatThrownBy(() -> EmulatorFile.read(file(topic.formatted("s", rule.formatted("r".repeat(51))))))
                .hasMessageStartingWith(place + "Topics[0].Subscriptions[0].Rules[0].Name: \"rrr");
    }

    private static long active(LocalServiceBus bus, String subscription) {
        return bus.counts("topic.1/subscriptions/" + subscription).active();
    }

    private static String withoutActions() throws IOException {
        return Files.readString(OFFICIAL).replaceAll("(?s),\\s*\"Action\"\\s*:\\s*\\{[^}]*}", "");
    }

    private Path withoutSql() throws IOException {
        return text(withoutActions().replace("sys.MessageId = '123456' AND userProp1 = 'value1'", "1 = 1"));
    }

    private Path file(String queues) throws IOException {
        return text("{\"UserConfig\": {\"Namespaces\": [{\"Name\": \"sbemulatorns\", \"Queues\": [" + queues + "]}]}}");
    }

    private Path text(String text) throws IOException {
        return Files.writeString(directory.resolve("config.json"), text);
    }
}
