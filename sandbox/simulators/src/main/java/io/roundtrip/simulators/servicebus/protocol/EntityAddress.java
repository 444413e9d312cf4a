package io.roundtrip.simulators.servicebus.protocol;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a link address names. Addresses are compared without regard to case and may carry a scheme and a host. */
public record EntityAddress(String queue, boolean deadLetters, boolean management) {
    private static final String MANAGEMENT = "/$management";
    private static final String DEAD_LETTERS = "/$deadletterqueue";
    private static final String TOKENS = "$cbs";

    public static EntityAddress of(@Nullable String address) {
        String path = withoutHost(Optional.ofNullable(address).orElse("")).replaceFirst("^/+", "");
        boolean management = endsWith(path, MANAGEMENT);
        String entity = management ? path.substring(0, path.length() - MANAGEMENT.length()) : path;
        boolean deadLetters = endsWith(entity, DEAD_LETTERS);
        String queue = deadLetters ? entity.substring(0, entity.length() - DEAD_LETTERS.length()) : entity;
        return new EntityAddress(queue, deadLetters, management);
    }

    public boolean tokens() {
        return queue.equals(TOKENS);
    }

    public String key() {
        return queue.toLowerCase(Locale.ROOT);
    }

    /** Without regard to case, as the service compares names. */
    public boolean sameAs(EntityAddress other) {
        return management == other.management && path().equalsIgnoreCase(other.path());
    }

    public String path() {
        return deadLetters ? queue + DEAD_LETTERS : queue;
    }

    private static String withoutHost(String address) {
        int scheme = address.indexOf("://");
        if (scheme < 0) {
            return address;
        }
        int path = address.indexOf('/', scheme + 3);
        return path < 0 ? "" : address.substring(path);
    }

    private static boolean endsWith(String path, String suffix) {
        return path.toLowerCase(Locale.ROOT).endsWith(suffix);
    }
}
