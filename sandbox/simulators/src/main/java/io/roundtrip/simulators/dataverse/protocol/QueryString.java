package io.roundtrip.simulators.dataverse.protocol;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The options of a request, decoded, in their order. */
public record QueryString(Map<String, String> options) {

    public static QueryString parse(String raw) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String part : raw.split("&", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                options.put(decode(part.substring(0, equals)), decode(part.substring(equals + 1)));
            }
        }
        return new QueryString(options);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw Refusal.badQuery("Malformed query '%s'.".formatted(text));
        }
    }

    public Optional<String> get(String name) {
        return Optional.ofNullable(options.get(name));
    }

    public boolean has(String name) {
        return options.containsKey(name);
    }

    public Map<String, String> aliases() {
        return options.entrySet().stream()
                .filter(option -> option.getKey().startsWith("@"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Refuses every option that is neither known here, nor a parameter alias, nor the documented {@code tag}. */
    public void allowOnly(Set<String> known) {
        for (String name : options.keySet()) {
            if (!known.contains(name) && !name.startsWith("@") && !name.equals("tag")) {
                throw Refusal.notSimulated("query option " + name + "=" + options.get(name));
            }
        }
    }

    /** Percent-encodes all but what may stand in an option's value, with lower-case digits, as the platform's links have. */
    public static String encode(String text, String keep) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (octet & 0xff);
            if (character < 0x80 && (Character.isLetterOrDigit(character) || keep.indexOf(character) >= 0)) {
                encoded.append(character);
            } else {
                encoded.append('%')
                        .append(Character.forDigit(character >> 4, 16))
                        .append(Character.forDigit(character & 15, 16));
            }
        }
        return encoded.toString();
    }
}
