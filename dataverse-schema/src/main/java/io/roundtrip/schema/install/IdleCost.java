package io.roundtrip.schema.install;

import io.roundtrip.mapping.Mappings;

/**
 * What an installation costs in requests of the entitlement while nothing happens, with default settings: per mapping a
 * poll every 30 s; per app a heartbeat and a look at the mappings every 30 s; the sender's look for records to send every
 * 30 s.
 */
public record IdleCost(int mappings) {
    private static final int PER_DAY = 24 * 60 * 2;
    private static final int APPS = 4;

    public static IdleCost of(Mappings mappings) {
        return new IdleCost(mappings.mappings().size());
    }

    int requestsPerDay() {
        return PER_DAY * (mappings + 2 * APPS + 1);
    }

    public String sentence() {
        return "While nothing changes, %d mappings and one instance of each app cost about %,d requests a day of the entitlement."
                .formatted(mappings, requestsPerDay());
    }
}
