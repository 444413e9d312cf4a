package io.roundtrip.sandbox.console;

import java.util.Properties;

/**
 * The living demo.
 *
 * @param on whether it runs from the start; it can be switched on the console
 * @param editsPerSecond 0.01 to 100
 * @param seed the same seed gives the same edits in the same order
 */
public record DemoSettings(boolean on, double editsPerSecond, long seed) {

    private static final double FEWEST = 0.01;
    private static final double MOST = 100;

    public DemoSettings {
        if (!(editsPerSecond >= FEWEST && editsPerSecond <= MOST)) {
            throw new IllegalArgumentException(
                    "sandbox.demo.edits-per-second %s is outside 0.01..100".formatted(editsPerSecond));
        }
    }

    /**
     * Reads {@code sandbox.demo=on|off} (on), {@code sandbox.demo.edits-per-second} (2) and {@code sandbox.seed}.
     *
     * @param freshSeed taken when no seed is given
     * @throws IllegalArgumentException with the property's name
     */
    public static DemoSettings of(Properties properties, long freshSeed) {
        String on = properties.getProperty("sandbox.demo", "on");
        if (!on.equals("on") && !on.equals("off")) {
            throw new IllegalArgumentException("sandbox.demo is " + on + ", not on or off");
        }
        double perSecond = Double.parseDouble(properties.getProperty("sandbox.demo.edits-per-second", "2"));
        long seed = Long.parseLong(properties.getProperty("sandbox.seed", String.valueOf(freshSeed)));
        return new DemoSettings(on.equals("on"), perSecond, seed);
    }
}
