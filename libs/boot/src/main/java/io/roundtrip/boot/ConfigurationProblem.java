package io.roundtrip.boot;

/** A setting that keeps an app from starting. The message names the property, what is wrong, and a value that works. */
public final class ConfigurationProblem extends RuntimeException {

    private final String example;

    public ConfigurationProblem(String property, String wrong, String example) {
        super(property + " " + wrong);
        this.example = property + "=" + example;
    }

    public String example() {
        return example;
    }
}
