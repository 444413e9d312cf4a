package io.roundtrip.boot;

import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.core.env.Environment;

/** Typed reading of settings by their full names; everything wrong is a {@link ConfigurationProblem}. */
public final class Settings {

    private static final Set<String> HTTP = Set.of("http", "https");

    private final Environment environment;

    public Settings(Environment environment) {
        this.environment = environment;
    }

    public Optional<String> text(String property) {
        return Optional.ofNullable(environment.getProperty(property)).filter(value -> !value.isBlank());
    }

    public String required(String property, String example) {
        return text(property).orElseThrow(() -> new ConfigurationProblem(property, "is missing", example));
    }

    /** An absolute http or https address, without a slash at its end. */
    public URI requiredUri(String property, String example) {
        URI uri = parsed(property, required(property, example), example, URI::create);
        if (uri.getHost() == null || !HTTP.contains(String.valueOf(uri.getScheme()))) {
            throw new ConfigurationProblem(property, "is not an http or https address: " + uri, example);
        }
        String text = uri.toString();
        return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : uri;
    }

    /** An ISO 8601 duration (PT30S) greater than zero. */
    public Duration duration(String property, Duration otherwise) {
        Duration value = text(property)
                .map(text -> parsed(property, text, otherwise.toString(), Duration::parse))
                .orElse(otherwise);
        if (value.isNegative() || value.isZero()) {
            throw new ConfigurationProblem(property, value + " is not longer than zero", otherwise.toString());
        }
        return value;
    }

    public int positive(String property, int otherwise) {
        String example = Integer.toString(otherwise);
        int value = text(property)
                .map(text -> parsed(property, text, example, Integer::parseInt))
                .orElse(otherwise);
        if (value < 1) {
            throw new ConfigurationProblem(property, value + " is less than 1", example);
        }
        return value;
    }

    /** A value made by a type's own parser, whose message explains what is wrong. */
    public <T> T parsed(String property, String value, String example, Function<String, T> parser) {
        try {
            return parser.apply(value);
        } catch (IllegalArgumentException | DateTimeParseException wrong) {
            throw new ConfigurationProblem(property, "cannot be read: " + wrong.getMessage(), example);
        }
    }
}
