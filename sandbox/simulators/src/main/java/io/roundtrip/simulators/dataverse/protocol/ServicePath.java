package io.roundtrip.simulators.dataverse.protocol;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The root of the service; every minor version of 9 is answered alike. */
public final class ServicePath {
    private static final Pattern ROOT = Pattern.compile("/api/data/v9\\.\\d/?(.*)", Pattern.DOTALL);

    private ServicePath() {}

    public static Optional<String> below(String path) {
        Matcher matcher = ROOT.matcher(path);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
