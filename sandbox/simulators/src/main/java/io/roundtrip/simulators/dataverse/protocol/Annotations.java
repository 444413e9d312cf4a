package io.roundtrip.simulators.dataverse.protocol;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which annotations a client asks for by {@code Prefer: odata.include-annotations}: names with {@code *} as wildcard, separated
 * by commas (documentation page "Compose HTTP requests and handle errors").
 */
public record Annotations(String requested) {
    public static final Annotations NONE = new Annotations("");
    private static final Pattern PREFERENCE = Pattern.compile(
            "odata\\.include-annotations\\s*=\\s*(?:\"([^\"]*)\"|([^,;\\s]+))", Pattern.CASE_INSENSITIVE);

    static Annotations requestedIn(String prefer) {
        Matcher matcher = PREFERENCE.matcher(prefer);
        if (!matcher.find()) {
            return NONE;
        }
        return new Annotations(Optional.ofNullable(matcher.group(1)).orElseGet(() -> matcher.group(2)));
    }

    public boolean isEmpty() {
        return requested.isEmpty();
    }

    public boolean wants(String name) {
        return names().stream().anyMatch(pattern -> matches(pattern, name));
    }

    private List<String> names() {
        return Arrays.stream(requested.split(",")).map(String::trim).toList();
    }

    private static boolean matches(String pattern, String name) {
        int star = pattern.indexOf('*');
        return star < 0
                ? pattern.equals(name)
                : name.startsWith(pattern.substring(0, star)) && name.endsWith(pattern.substring(star + 1));
    }

    /** How the answer says what was applied. */
    public String applied() {
        return "odata.include-annotations=\"" + requested + "\"";
    }
}
