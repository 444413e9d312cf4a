package io.roundtrip.simulators.dataverse.tracking;

import io.roundtrip.simulators.dataverse.protocol.QueryString;
import io.roundtrip.simulators.dataverse.protocol.Refusal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version up to which a client has seen everything, and when it was told so; written as in the documentation's example, a
 * number and a time. The number also holds two seals: one of the link's other options, one of the token's holder.
 *
 * @param issuedAt in whole seconds
 * @param options seal of the options that stand beside the token in its link
 */
record DeltaToken(long version, Instant issuedAt, String options) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM/dd/yyyy HH:mm:ss", Locale.ROOT);
    private static final Pattern TEXT =
            Pattern.compile("(\\d{1,18})(\\d{%1$d})\\d{%1$d}!([0-9/]{10} [0-9:]{8})".formatted(Seal.DIGITS));

    DeltaToken {
        issuedAt = issuedAt.truncatedTo(ChronoUnit.SECONDS);
    }

    static DeltaToken parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw malformed(text);
        }
        try {
            Instant time = LocalDateTime.parse(matcher.group(3), TIME).toInstant(ZoneOffset.UTC);
            return new DeltaToken(Long.parseLong(matcher.group(1)), time, matcher.group(2));
        } catch (DateTimeParseException impossible) {
            throw malformed(text);
        }
    }

    private static Refusal malformed(String text) {
        return Refusal.badQuery("The delta token '%s' is malformed.".formatted(text));
    }

    String text(Holder holder) {
        String time = LocalDateTime.ofInstant(issuedAt, ZoneOffset.UTC).format(TIME);
        return version + options + Seal.of(holder, version, options, time) + "!" + time;
    }

    /** For instance {@code 919042%2108%2f22%2f2017%2008%3a10%3a44}. */
    String encoded(Holder holder) {
        return QueryString.encode(text(holder), "");
    }

    /** What links are given out for: one table of one environment, and every user who may read it. */
    record Holder(String environment, String table) {}
}
