package io.roundtrip.delivery;

import io.roundtrip.boot.ConfigurationProblem;
import io.roundtrip.boot.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

/** The targets that this processor serves: {@code roundtrip.delivery.targets.<name>.url} and what belongs to it. */
record DeliveryProperties(List<TargetSettings> targets) {

    private static final String PREFIX = "roundtrip.delivery.targets.";
    private static final Pattern PROPERTY = Pattern.compile(Pattern.quote(PREFIX) + "([a-z0-9-]+)\\..+");
    private static final Pattern VARIABLE = Pattern.compile("ROUNDTRIP_DELIVERY_TARGETS_([A-Z0-9]+)_.+");

    DeliveryProperties {
        targets = List.copyOf(targets);
        if (targets.isEmpty()) {
            throw new ConfigurationProblem(PREFIX + "<name>.url", "is missing for every target", "https://erp/api");
        }
    }

    static DeliveryProperties from(Settings settings, ConfigurableEnvironment environment) {
        return new DeliveryProperties(
                names(environment).stream().map(name -> target(settings, name)).toList());
    }

    private static TargetSettings target(Settings settings, String name) {
        String prefix = PREFIX + name + ".";
        return new TargetSettings(
                name,
                settings.requiredUri(prefix + "url", "https://erp.example/api"),
                settings.required(prefix + "api-key", "the key that the target expects in X-Api-Key"),
                settings.duration(prefix + "connect-timeout", Duration.ofSeconds(2)),
                settings.duration(prefix + "read-timeout", Duration.ofSeconds(10)),
                settings.positive(prefix + "concurrency", 8));
    }

    private static Set<String> names(ConfigurableEnvironment environment) {
        Set<String> names = new TreeSet<>();
        environment.getPropertySources().stream()
                .filter(EnumerablePropertySource.class::isInstance)
                .flatMap(source -> List.of(((EnumerablePropertySource<?>) source).getPropertyNames()).stream())
                .forEach(property -> addName(names, property));
        return names;
    }

    private static void addName(Set<String> names, String property) {
        Matcher dotted = PROPERTY.matcher(property);
        Matcher variable = VARIABLE.matcher(property);
        if (dotted.matches()) {
            names.add(dotted.group(1));
        } else if (variable.matches()) {
            names.add(variable.group(1).toLowerCase(java.util.Locale.ROOT));
        }
    }
}
