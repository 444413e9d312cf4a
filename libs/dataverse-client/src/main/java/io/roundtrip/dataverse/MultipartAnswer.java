package io.roundtrip.dataverse;

import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Takes a batch's answer apart. Source: Web API, "Execute batch operations"; RFC 2046, section 5.1. */
final class MultipartAnswer {

    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/\\d(?:\\.\\d)? (\\d{3})\\b.*");
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?", Pattern.CASE_INSENSITIVE);

    private MultipartAnswer() {}

    static boolean isMultipart(HttpAnswer answer) {
        return contentType(answer).startsWith("multipart/");
    }

    /** The parts' answers in order; as many as the server gave. */
    static List<HttpAnswer> parts(HttpAnswer whole) {
        Matcher boundary = BOUNDARY.matcher(contentType(whole));
        if (!boundary.find()) {
            throw DataverseException.unanswered(whole.item(), "a multipart answer without boundary", null);
        }
        String delimiter = "(?:^|\\r?\\n)--" + Pattern.quote(boundary.group(1).strip()) + "(?:--)?[ \\t]*(?:\\r?\\n|$)";
        List<HttpAnswer> answers = new ArrayList<>();
        for (String section : ("\n" + whole.body()).split(delimiter, -1)) {
            int start = startOfAnswer(section);
            if (start >= 0) {
                answers.add(answer(whole, section.substring(start)));
            }
        }
        return answers;
    }

    /** Behind the part's own headers; -1 for the preamble and the epilogue. */
    private static int startOfAnswer(String section) {
        if (section.startsWith("HTTP/")) {
            return 0;
        }
        int found = section.indexOf("\nHTTP/");
        return found < 0 ? -1 : found + 1;
    }

    private static HttpAnswer answer(HttpAnswer whole, String text) {
        String[] headAndBody = text.split("\\r?\\n\\r?\\n", 2);
        List<String> head = headAndBody[0].lines().toList();
        Matcher status = STATUS_LINE.matcher(head.get(0));
        if (!status.matches()) {
            throw DataverseException.unanswered(whole.item(), "a part without a status", null);
        }
        return new HttpAnswer(
                whole.item(),
                Integer.parseInt(status.group(1)),
                headers(head.subList(1, head.size())),
                AnswerBody.text(headAndBody.length > 1 ? headAndBody[1] : ""),
                whole.receivedAt(),
                whole.lane(),
                whole.afterLostAttempt());
    }

    private static HttpHeaders headers(List<String> lines) {
        Map<String, List<String>> headers = lines.stream()
                .filter(line -> line.indexOf(':') > 0)
                .collect(Collectors.groupingBy(
                        line -> line.substring(0, line.indexOf(':')).strip(),
                        () -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER),
                        Collectors.mapping(
                                line -> line.substring(line.indexOf(':') + 1).strip(), Collectors.toList())));
        return HttpHeaders.of(headers, (name, value) -> true);
    }

    private static String contentType(HttpAnswer answer) {
        return answer.headers().firstValue("Content-Type").orElse("");
    }
}
