package io.roundtrip.simulators.target;

import java.util.Arrays;
import java.util.Optional;

enum Resource {
    CUSTOMERS("customers", "C-"),
    CONTACTS("contacts", "P-");

    private final String path;
    private final String prefix;

    Resource(String path, String prefix) {
        this.path = path;
        this.prefix = prefix;
    }

    static Optional<Resource> find(String path) {
        return Arrays.stream(values()).filter(r -> r.path.equals(path)).findFirst();
    }

    static Resource of(String path) {
        return find(path)
                .orElseThrow(
                        () -> new IllegalArgumentException("resource " + path + " is none of customers, contacts"));
    }

    String path() {
        return path;
    }

    String number(int sequence) {
        return "%s%06d".formatted(prefix, sequence);
    }
}
