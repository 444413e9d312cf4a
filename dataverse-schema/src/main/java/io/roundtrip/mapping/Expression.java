package io.roundtrip.mapping;

import com.dashjoin.jsonata.Jsonata;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JSONata expression, checked at birth. It may run 200 ms and nest 50 deep. Time and chance are refused, because a
 * repeated delivery must make the same body.
 */
public record Expression(String text) {

    private static final long TIMEOUT_MILLIS = 200;
    private static final int MAX_DEPTH = 50;
    private static final Pattern UNREPEATABLE = Pattern.compile("\\$(now|millis|random|shuffle|eval)\\b");

    /** @throws IllegalArgumentException saying what is wrong with the text */
    public Expression {
        Names.text("expression", text);
        Matcher unrepeatable = UNREPEATABLE.matcher(text);
        if (unrepeatable.find()) {
            throw new IllegalArgumentException("expression uses " + unrepeatable.group()
                    + ", but it must give the same result every time it is evaluated");
        }
        compile(text);
    }

    /**
     * Empty if the expression finds nothing. Compiled per call (5 microseconds), because a compiled one keeps state.
     *
     * @throws IllegalArgumentException if it fails, or exceeds its time or depth
     */
    Optional<Object> evaluate(Map<String, Object> columns) {
        Jsonata compiled = compile(text);
        Jsonata.Frame bounds = compiled.createFrame();
        bounds.setRuntimeBounds(TIMEOUT_MILLIS, MAX_DEPTH);
        try {
            return Optional.ofNullable(compiled.evaluate(columns, bounds));
        } catch (RuntimeException | StackOverflowError e) {
            throw new IllegalArgumentException("expression failed: " + e.getMessage(), e);
        }
    }

    private static Jsonata compile(String text) {
        try {
            return Jsonata.jsonata(text);
        } catch (RuntimeException | StackOverflowError e) {
            throw new IllegalArgumentException("expression is not JSONata: " + e.getMessage(), e);
        }
    }
}
