package io.roundtrip.simulators.dataverse.tracking;

import io.roundtrip.simulators.dataverse.protocol.QueryString;
import io.roundtrip.simulators.dataverse.protocol.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The version up to which a client has seen everything, and when it was told so; written as in the documentation's example. */
public record DeltaToken(long version, Instant issuedAt) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM/dd/yyyy HH:mm:ss", Locale.ROOT);

    static DeltaToken parse(String text) {
        int separator = text.indexOf('!');
        try {
            return new DeltaToken(
                    Long.parseLong(text.substring(0, Math.max(0, separator))),
                    LocalDateTime.parse(text.substring(separator + 1), TIME).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException | NumberFormatException malformed) {
            throw Refusal.badQuery("The delta token '%s' is malformed.".formatted(text));
        }
    }

    /** For instance {@code 919042%2108%2f22%2f2017%2008%3a10%3a44}. */
    String encoded() {
        String time = LocalDateTime.ofInstant(issuedAt, ZoneOffset.UTC).format(TIME);
        return QueryString.encode(version + "!" + time, "");
    }
}
