package io.roundtrip.sandbox.docs;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A curl command of a document, with the status and a part of the body that the comment above it promises. Understands
 * {@code -i}, {@code -X}, {@code -H}, {@code -d} and quoted words.
 */
record CurlExample(int status, String bodyPart, String command) {

    private static final Pattern EXAMPLE = Pattern.compile("(?m)^# (\\d{3}) ?(.*)\\n(curl (?:.*\\\\\\n)*.*)$");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|([^\\s'\"\\\\]+)");

    static List<CurlExample> in(String document) {
        return EXAMPLE.matcher(document)
                .results()
                .map(found -> new CurlExample(Integer.parseInt(found.group(1)), found.group(2), found.group(3)))
                .toList();
    }

    /** The request with another origin than the documented one. */
    HttpRequest request(String documented, URI actual) {
        HttpRequest.Builder request = HttpRequest.newBuilder();
        String method = "GET";
        String body = "";
        List<String> words = words();
        for (int i = 1; i < words.size(); i++) {
            switch (words.get(i)) {
                case "-i" -> {}
                case "-X" -> method = words.get(++i);
                case "-d" -> body = words.get(++i);
                case "-H" -> header(request, words.get(++i));
                default -> request.uri(URI.create(words.get(i).replace(documented, actual.toString())));
            }
        }
        return request.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
    }

    private static void header(HttpRequest.Builder request, String header) {
        String[] parts = header.split(": ", 2);
        request.header(parts[0], parts[1]);
    }

    private List<String> words() {
        List<String> words = new ArrayList<>();
        Matcher found = WORD.matcher(command);
        while (found.find()) {
            words.add(found.group().replaceAll("^['\"]|['\"]$", ""));
        }
        return words;
    }
}
