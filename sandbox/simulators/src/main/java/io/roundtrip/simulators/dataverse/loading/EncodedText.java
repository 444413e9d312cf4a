package io.roundtrip.simulators.dataverse.loading;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text that the Configuration Migration tool encoded as HTML before it wrote it as XML, so that an apostrophe stands in the file
 * as {@code &amp;amp;#39;}. Every export looked at does that with all texts (.NET's {@code WebUtility.HtmlEncode}: four names, and
 * numbers for everything else).
 */
final class EncodedText {
    private static final Pattern REFERENCE =
            Pattern.compile("&(?:(lt|gt|quot|amp)|#(\\d{1,7})|#[xX](\\p{XDigit}{1,6}));");

    private EncodedText() {}

    /** Once, so that a text about {@code &lt;} stays one; what is no reference stays as it is. */
    static String decoded(String text) {
        return text.indexOf('&') < 0 ? text : REFERENCE.matcher(text).replaceAll(EncodedText::character);
    }

    private static String character(MatchResult reference) {
        if (reference.group(1) != null) {
            return switch (reference.group(1)) {
                case "lt" -> "<";
                case "gt" -> ">";
                case "quot" -> "\"";
                default -> "&";
            };
        }
        int code = reference.group(2) != null
                ? Integer.parseInt(reference.group(2))
                : Integer.parseInt(reference.group(3), 16);
        return Matcher.quoteReplacement(
                Character.isValidCodePoint(code) ? Character.toString(code) : reference.group());
    }
}
