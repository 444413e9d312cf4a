package io.roundtrip.simulators.dataverse.tables;

import java.util.Optional;

/**
 * One option of a choice, and what people see for its value.
 *
 * @param colour as the platform writes it, for instance {@code #0000ff}
 */
public record Option(int value, String label, Optional<String> colour) {

    public static Option of(int value, String label) {
        return new Option(value, label, Optional.empty());
    }

    public Option withColour(String hexadecimal) {
        return new Option(value, label, Optional.of(hexadecimal));
    }
}
