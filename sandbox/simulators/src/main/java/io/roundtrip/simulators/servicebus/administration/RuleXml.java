package io.roundtrip.simulators.servicebus.administration;

import static io.roundtrip.simulators.servicebus.administration.Xml.element;

import io.roundtrip.simulators.servicebus.protocol.AmqpRefusal;
import io.roundtrip.simulators.servicebus.rules.Filter;
import io.roundtrip.simulators.servicebus.rules.Rule;
import io.roundtrip.simulators.servicebus.rules.SystemProperty;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/** Rules of subscriptions as the administration interface describes them, and back. */
final class RuleXml {
    private static final String PAIR = "KeyValueOfstringanyType";
    private static final Map<Class<?>, String> TYPES = Map.of(
            String.class,
            "string",
            Integer.class,
            "int",
            Long.class,
            "long",
            Double.class,
            "double",
            Boolean.class,
            "boolean");

    private RuleXml() {}

    static String of(Rule rule) {
        return Descriptions.described(
                "RuleDescription",
                filter(rule.filter()) + "<Action i:type=\"EmptyRuleAction\"/>" + element("Name", rule.name()));
    }

    static Rule read(String name, Element description) {
        Xml.child(description, "Action")
                .filter(action -> !Xml.type(action).orElse("EmptyRuleAction").equals("EmptyRuleAction"))
                .ifPresent(action -> {
                    throw AmqpRefusal.notSimulated("actions of rules");
                });
        return Xml.child(description, "Filter")
                .map(filter -> new Rule(name, filter(filter)))
                .orElse(new Rule(name, new Filter.Everything()));
    }

    private static Filter filter(Element filter) {
        String type = Xml.type(filter).orElse("");
        return switch (type) {
            case "TrueFilter" -> new Filter.Everything();
            case "FalseFilter" -> new Filter.Nothing();
            case "SqlFilter" -> Filter.sql(Xml.text(filter, "SqlExpression").orElse(""));
            case "CorrelationFilter" -> correlation(filter);
            default -> throw new IllegalArgumentException("\"" + type + "\" is not a type of filter");
        };
    }

    private static Filter correlation(Element filter) {
        Map<SystemProperty, String> system = new EnumMap<>(SystemProperty.class);
        for (SystemProperty property : SystemProperty.values()) {
            Xml.text(filter, property.title()).ifPresent(wanted -> system.put(property, wanted));
        }
        Map<String, Object> application = new HashMap<>();
        Xml.child(filter, "Properties")
                .map(Xml::children)
                .ifPresent(pairs -> pairs.forEach(pair -> application.put(
                        Xml.text(pair, "Key").orElse(""),
                        value(Xml.child(pair, "Value").orElse(pair)))));
        return new Filter.Correlation(system, application);
    }

    /** A value without a type is text; so the Java SDK writes all. */
    private static Object value(Element element) {
        String text = element.getTextContent();
        String type = Xml.type(element).orElse("string");
        return switch (type) {
            case "string" -> text;
            case "int" -> Integer.valueOf(text);
            case "long" -> Long.valueOf(text);
            case "double" -> Double.valueOf(text);
            case "boolean" -> Boolean.valueOf(text);
            default -> throw AmqpRefusal.notSimulated("values of type " + type + " in a correlation filter");
        };
    }

    private static String filter(Filter filter) {
        if (filter instanceof Filter.Correlation correlation) {
            return "<Filter i:type=\"CorrelationFilter\">" + properties(correlation) + "</Filter>";
        }
        boolean everything = filter instanceof Filter.Everything;
        return "<Filter i:type=\"" + (everything ? "TrueFilter" : "FalseFilter") + "\">"
                + element("SqlExpression", everything ? "1=1" : "1=0")
                + element("CompatibilityLevel", "20") + "</Filter>";
    }

    private static String properties(Filter.Correlation filter) {
        String system = filter.system().entrySet().stream()
                .map(entry -> element(entry.getKey().title(), entry.getValue()))
                .collect(Collectors.joining());
        String application = filter.application().entrySet().stream()
                .map(entry ->
                        "<" + PAIR + ">" + element("Key", entry.getKey()) + value(entry.getValue()) + "</" + PAIR + ">")
                .collect(Collectors.joining());
        return system + "<Properties>" + application + "</Properties>";
    }

    private static String value(Object value) {
        return "<Value xmlns:d=\"http://www.w3.org/2001/XMLSchema\" i:type=\"d:"
                + TYPES.getOrDefault(value.getClass(), "string") + "\">" + Xml.escaped(value.toString()) + "</Value>";
    }
}
