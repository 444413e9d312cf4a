package io.roundtrip.simulators.dataverse.security;

import java.util.Arrays;
import java.util.Optional;

/** How far a privilege reaches: the user's own rows, the business unit's, also those of units below it, all. */
public enum Depth {
    BASIC("Basic", 1),
    LOCAL("Local", 2),
    DEEP("Deep", 4),
    GLOBAL("Global", 8);

    private final String wireName;
    private final int mask;

    Depth(String wireName, int mask) {
        this.wireName = wireName;
        this.mask = mask;
    }

    /** The name in actions and in the files of a solution. */
    public String wireName() {
        return wireName;
    }

    /** The value of {@code privilegedepthmask}. */
    int mask() {
        return mask;
    }

    public static Optional<Depth> named(String name) {
        return Arrays.stream(values())
                .filter(depth -> depth.wireName.equals(name))
                .findFirst();
    }

    static Depth ofMask(int mask) {
        return Arrays.stream(values())
                .filter(depth -> depth.mask == mask)
                .findFirst()
                .orElse(BASIC);
    }

    public Depth max(Depth other) {
        return compareTo(other) >= 0 ? this : other;
    }

    Depth min(Depth other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
