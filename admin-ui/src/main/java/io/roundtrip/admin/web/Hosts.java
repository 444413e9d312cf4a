package io.roundtrip.admin.web;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names under which these pages may be asked for. Any other means that a foreign page made its own name point to this
 * machine (DNS rebinding), in order to read and act here as if it were one of ours.
 */
public final class Hosts {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

    private final Set<String> configured;

    public Hosts(Collection<String> configured) {
        this.configured =
                configured.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    /** @param header a request's Host header, with or without a port */
    public boolean isOurs(String header) {
        String name = header.toLowerCase(Locale.ROOT).replaceFirst(":[0-9]*$", "");
        return LOOPBACK.matcher(name).matches() || configured.contains(name);
    }
}
