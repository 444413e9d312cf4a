package io.roundtrip.simulators.servicebus.rules;

/** One rule of a subscription; a message that at least one rule accepts is copied there, once. */
public record Rule(String name, Filter filter) {
    /** What a subscription has from its birth unless other rules are given ("Topic filters and actions"). */
    public static final Rule DEFAULT = new Rule("$Default", new Filter.Everything());

    private static final int LONGEST_NAME = 50;

    public Rule {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("\"" + name + "\" is not a rule name: it has 1 to 50 characters");
        }
    }
}
