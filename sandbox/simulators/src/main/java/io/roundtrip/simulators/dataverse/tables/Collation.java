package io.roundtrip.simulators.dataverse.tables;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How texts are compared: without case and accents, as in an environment whose language is English (documentation page
 * "Microsoft Dataverse language collations": 1033 is _CI_AI).
 */
final class Collation {
    private static final Pattern ACCENTS = Pattern.compile("\\p{Mn}+");

    private Collation() {}

    /** Texts that the database takes for the same have the same folded form. */
    static String folded(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return isPlain(lower)
                ? lower
                : ACCENTS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD))
                        .replaceAll("");
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(character -> character < 128);
    }
}
