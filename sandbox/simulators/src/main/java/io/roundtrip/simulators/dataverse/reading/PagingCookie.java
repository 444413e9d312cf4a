package io.roundtrip.simulators.dataverse.reading;

import io.roundtrip.simulators.dataverse.protocol.QueryString;
import io.roundtrip.simulators.dataverse.protocol.Refusal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a next link carries (documentation page "Page results using OData"): the number of the page and, encoded once more,
 * where it starts.
 */
public record PagingCookie(int pageNumber, String position, boolean tracking) {
    private static final Pattern COOKIE = Pattern.compile(
            "<cookie pagenumber=\"(\\d{1,9})\" pagingcookie=\"([^\"]*)\" istracking=\"(True|False)\" />");

    public static PagingCookie parse(String skipToken) {
        Matcher matcher = COOKIE.matcher(skipToken);
        if (!matcher.matches()) {
            throw Refusal.badQuery("The paging cookie '%s' is malformed.".formatted(skipToken));
        }
        return new PagingCookie(
                Integer.parseInt(matcher.group(1)),
                URLDecoder.decode(matcher.group(2), StandardCharsets.UTF_8),
                matcher.group(3).equals("True"));
    }

    public String encoded() {
        String cookie = "<cookie pagenumber=\"%d\" pagingcookie=\"%s\" istracking=\"%s\" />"
                .formatted(pageNumber, QueryString.encode(position, ""), tracking ? "True" : "False");
        return QueryString.encode(cookie, "=/-._").replace("%3c", "%3C").replace("%3e", "%3E");
    }
}
