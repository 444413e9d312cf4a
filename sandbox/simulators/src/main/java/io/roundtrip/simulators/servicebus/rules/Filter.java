package io.roundtrip.simulators.servicebus.rules;

import io.roundtrip.simulators.servicebus.protocol.AmqpRefusal;
import java.util.Locale;
import java.util.Map;
import org.apache.qpid.proton.amqp.messaging.Properties;

/** Which messages a rule lets into its subscription. */
public sealed interface Filter {
    boolean accepts(Properties properties, Map<String, Object> applicationProperties);

    /** The true filter. */
    record Everything() implements Filter {
        @Override
        public boolean accepts(Properties properties, Map<String, Object> applicationProperties) {
            return true;
        }
    }

    /** The false filter. */
    record Nothing() implements Filter {
        @Override
        public boolean accepts(Properties properties, Map<String, Object> applicationProperties) {
            return false;
        }
    }

    /**
     * Every property named must be there and equal, text with its case ("Topic filters and actions"). Values of application
     * properties are equal only in the same AMQP type: whether the service compares an int with a long is not documented.
     */
    record Correlation(Map<SystemProperty, String> system, Map<String, Object> application) implements Filter {
        public Correlation {
            system = Map.copyOf(system);
            application = Map.copyOf(application);
            if (system.isEmpty() && application.isEmpty()) {
                throw new AmqpRefusal(400, "amqp:invalid-field", "A correlation filter needs at least one property.");
            }
        }

        @Override
        public boolean accepts(Properties properties, Map<String, Object> applicationProperties) {
            return system.entrySet().stream()
                            .allMatch(wanted -> wanted.getKey()
                                    .of(properties)
                                    .filter(wanted.getValue()::equals)
                                    .isPresent())
                    && application.entrySet().stream()
                            .allMatch(wanted -> wanted.getValue().equals(applicationProperties.get(wanted.getKey())));
        }
    }

    /** The SDKs write the true and the false filter as these two expressions; all others are refused. */
    static Filter sql(String expression) {
        return switch (expression.replaceAll("\\s", "").toUpperCase(Locale.ROOT)) {
            case "1=1" -> new Everything();
            case "1=0" -> new Nothing();
            default ->
                throw AmqpRefusal.notSimulated("the SQL filter \"" + expression
                        + "\"; there are correlation filters, 1=1 (everything) and 1=0 (nothing)");
        };
    }
}
