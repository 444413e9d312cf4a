package io.roundtrip.simulators.dataverse.batch;

import io.roundtrip.simulators.dataverse.protocol.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads multipart bodies strictly: CRLF everywhere, a closing delimiter, nothing between the parts (RFC 2046, section 5.1). */
public final class Multipart {
    private static final Pattern BOUNDARY = Pattern.compile(
            "multipart/mixed\\s*;\\s*boundary=(?:\"([^\"]+)\"|([^\\s;\"]+)).*", Pattern.CASE_INSENSITIVE);
    private static final String CRLF = "\r\n";

    private Multipart() {}

    /** Header names in lower case; octets one to one in Latin-1. */
    public record Part(Map<String, String> headers, String content) {
        public String header(String lowerCaseName) {
            return headers.getOrDefault(lowerCaseName, "");
        }
    }

    static boolean isMultipart(String contentType) {
        return contentType.toLowerCase(Locale.ROOT).startsWith("multipart/mixed");
    }

    public static List<Part> read(String contentType, byte[] body) {
        return read(contentType, new String(body, StandardCharsets.ISO_8859_1));
    }

    public static List<Part> read(String contentType, String body) {
        Matcher matcher = BOUNDARY.matcher(contentType);
        if (!matcher.matches()) {
            throw malformed("no boundary in the Content-Type '" + contentType + "'");
        }
        String boundary = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
        return split(body, "--" + boundary);
    }

    private static List<Part> split(String body, String delimiter) {
        List<Part> parts = new ArrayList<>();
        String rest = CRLF + body;
        int at = rest.indexOf(CRLF + delimiter);
        while (at >= 0) {
            int start = at + CRLF.length() + delimiter.length();
            if (rest.startsWith("--", start)) {
                return parts;
            }
            int end = rest.indexOf(CRLF + delimiter, start);
            refuseUnended(rest.startsWith(CRLF, start), end >= 0);
            parts.add(part(rest.substring(start + CRLF.length(), end)));
            at = end;
        }
        throw malformed("the delimiter '" + delimiter + "' is missing");
    }

    private static void refuseUnended(boolean lineEnds, boolean closes) {
        if (!lineEnds) {
            throw malformed("a delimiter must end with CRLF");
        }
        if (!closes) {
            throw malformed("the closing delimiter is missing");
        }
    }

    /** Reads headers, an empty line and the content. */
    static Part part(String text) {
        int end = text.indexOf(CRLF + CRLF);
        String head = end < 0 ? text.stripTrailing() : text.substring(0, end);
        return new Part(headers(head), end < 0 ? "" : text.substring(end + 4));
    }

    private static Map<String, String> headers(String head) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line : head.split(CRLF)) {
            int colon = line.indexOf(':');
            if (colon < 1 || line.indexOf('\n') >= 0) {
                throw malformed("'" + line + "' is not a header");
            }
            headers.put(
                    line.substring(0, colon).trim().toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).trim());
        }
        return headers;
    }

    static Refusal malformed(String reason) {
        return Refusal.badQuery("The batch is malformed: " + reason + ".");
    }
}
