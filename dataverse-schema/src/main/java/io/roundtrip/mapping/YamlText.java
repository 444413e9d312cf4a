package io.roundtrip.mapping;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes text as YAML 1.2 scalar, plain where no reader can take it for anything else. */
final class YamlText {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z/_]([A-Za-z0-9/_. -]*[A-Za-z0-9/_])?");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("0|-?[1-9][0-9]{0,17}");

    /** Truth values and nulls of YAML 1.1 too, because people read the file with other tools. */
    private static final Set<String> WORDS = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

    private YamlText() {}

    static String scalar(String text) {
        boolean plain = PLAIN.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT));
        return plain ? text : quoted(text);
    }

    /** A key; numbers stay bare, as choices are numbers. */
    static String key(String text) {
        return WHOLE_NUMBER.matcher(text).matches() ? text : scalar(text);
    }

    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> quoted.append(escaped((char) c)));
        return quoted.append('"').toString();
    }

    private static String escaped(char c) {
        if (c == '"' || c == '\\') {
            return "\\" + c;
        }
        boolean printable = c >= 0x20 && c < 0x7f || c > 0xa0 && c != 0x2028 && c != 0x2029 && c != 0xfeff;
        return printable ? String.valueOf(c) : String.format(Locale.ROOT, "\\u%04x", (int) c);
    }
}
