package io.roundtrip.boot;

import io.roundtrip.mapping.HashKey;
import io.roundtrip.mapping.RowHash;
import io.roundtrip.messaging.ServiceBusConnections;
import io.roundtrip.messaging.ServiceBusSettings;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the apps on the way of a notification need besides: Service Bus, and the hash of a row's content. */
@Configuration(proxyBeanMethods = false)
public class ServiceBusConfiguration {

    private static final String CONNECTION = "roundtrip.service-bus.connection-string";
    private static final String EXAMPLE =
            "Endpoint=sb://contoso.servicebus.windows.net/;SharedAccessKeyName=name;SharedAccessKey=key";

    @Bean
    ServiceBusSettings serviceBusSettings(Settings settings) {
        return new ServiceBusSettings(
                Optional.of(settings.required(CONNECTION, EXAMPLE)),
                Optional.empty(),
                settings.text("roundtrip.service-bus.inbound").orElse(ServiceBusSettings.DEFAULT_INBOUND),
                settings.duration("roundtrip.service-bus.answer-time", ServiceBusSettings.DEFAULT_ANSWER_TIME));
    }

    @Bean
    ServiceBusConnections serviceBusConnections(ServiceBusSettings settings) {
        try {
            return ServiceBusConnections.byConnectionString(settings);
        } catch (IllegalArgumentException | NullPointerException unreadable) {
            // without the cause's words, which may quote the key
            throw new ConfigurationProblem(CONNECTION, "is not a connection string of Service Bus", EXAMPLE);
        }
    }

    @Bean
    RowHash rowHash(Settings settings) {
        String example = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA= (make your own: openssl rand -base64 32)";
        String key = settings.required("roundtrip.hash-key", example);
        return new RowHash(settings.parsed("roundtrip.hash-key", key, example, HashKey::parse));
    }
}
