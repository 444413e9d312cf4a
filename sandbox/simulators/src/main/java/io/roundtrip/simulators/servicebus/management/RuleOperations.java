package io.roundtrip.simulators.servicebus.management;

import io.roundtrip.simulators.servicebus.entities.Subscription;
import io.roundtrip.simulators.servicebus.protocol.AmqpRefusal;
import io.roundtrip.simulators.servicebus.rules.Filter;
import io.roundtrip.simulators.servicebus.rules.Rule;
import io.roundtrip.simulators.servicebus.rules.SystemProperty;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.qpid.proton.amqp.UnknownDescribedType;
import org.apache.qpid.proton.amqp.UnsignedLong;

/** Management operations on the rules of a subscription, with the described types of the same page. */
final class RuleOperations {
    private static final UnsignedLong RULE = UnsignedLong.valueOf(0x13700000004L);
    private static final UnsignedLong NO_ACTION = UnsignedLong.valueOf(0x13700000005L);
    private static final UnsignedLong TRUE_FILTER = UnsignedLong.valueOf(0x1370000007L);
    private static final UnsignedLong FALSE_FILTER = UnsignedLong.valueOf(0x1370000008L);
    private static final UnsignedLong CORRELATION_FILTER = UnsignedLong.valueOf(0x1370000009L);

    private final Subscription subscription;

    RuleOperations(Subscription subscription) {
        this.subscription = subscription;
    }

    Map<String, Object> add(Request request) {
        Map<String, Object> description = request.map("rule-description");
        if (description.get("sql-rule-action") != null) {
            throw AmqpRefusal.notSimulated("actions of rules");
        }
        subscription.addRule(new Rule(request.requiredText("rule-name"), filter(description)));
        return Map.of();
    }

    Map<String, Object> remove(Request request) {
        subscription.removeRule(request.requiredText("rule-name"));
        return Map.of();
    }

    Map<String, Object> enumerate(Request request) {
        List<Map<String, Object>> rules = subscription.rules().stream()
                .skip(request.number("skip"))
                .limit(request.number("top"))
                .map(rule -> Map.<String, Object>of("rule-description", described(rule)))
                .toList();
        return Map.of("rules", rules);
    }

    private static Filter filter(Map<String, Object> description) {
        if (description.get("sql-filter") instanceof Map<?, ?> sql) {
            return Filter.sql(String.valueOf(sql.get("expression")));
        }
        if (description.get("correlation-filter") instanceof Map<?, ?> fields) {
            return correlation(fields);
        }
        throw new AmqpRefusal(400, "amqp:invalid-field", "The rule has neither a SQL nor a correlation filter.");
    }

    private static Filter correlation(Map<?, ?> fields) {
        Map<SystemProperty, String> system = new EnumMap<>(SystemProperty.class);
        for (SystemProperty property : SystemProperty.values()) {
            Object wanted = fields.get(property.key());
            if (wanted != null) {
                system.put(property, wanted.toString());
            }
        }
        Map<String, Object> application = new HashMap<>();
        if (fields.get("properties") instanceof Map<?, ?> properties) {
            properties.forEach((name, value) -> application.put(name.toString(), value));
        }
        return new Filter.Correlation(system, application);
    }

    private static Object described(Rule rule) {
        Object noAction = new UnknownDescribedType(NO_ACTION, List.of());
        return new UnknownDescribedType(RULE, List.of(described(rule.filter()), noAction, rule.name(), new Date(0)));
    }

    private static Object described(Filter filter) {
        if (filter instanceof Filter.Correlation correlation) {
            List<Object> fields = new ArrayList<>(Arrays.stream(SystemProperty.values())
                    .map(correlation.system()::get)
                    .toList());
            fields.add(correlation.application());
            return new UnknownDescribedType(CORRELATION_FILTER, fields);
        }
        UnsignedLong code = filter instanceof Filter.Everything ? TRUE_FILTER : FALSE_FILTER;
        return new UnknownDescribedType(code, List.of());
    }
}
