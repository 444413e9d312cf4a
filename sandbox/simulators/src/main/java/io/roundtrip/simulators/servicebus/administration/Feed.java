package io.roundtrip.simulators.servicebus.administration;

import io.roundtrip.simulators.servicebus.administration.AdministrationServer.Answer;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Answers in the form of the Atom syndication format (RFC 4287). */
record Feed(URI request, Instant now) {
    private static final String ATOM = "xmlns=\"http://www.w3.org/2005/Atom\"";
    private static final Pattern NUMBER = Pattern.compile("\\$(skip|top)=(\\d+)");
    private static final int PAGE = 100;

    /** One entity with its description. */
    record Entry(String title, String description) {}

    Answer one(int status, Entry entry) {
        return new Answer(status, "application/atom+xml;type=entry;charset=utf-8", entry(entry));
    }

    /** The page that the query asks for; at most 100 entries. */
    <T> Answer page(List<T> all, Function<T, Entry> entry) {
        int skip = number("skip", 0);
        int top = Math.min(number("top", PAGE), PAGE);
        String entries =
                all.stream().skip(skip).limit(top).map(entry).map(this::entry).collect(Collectors.joining());
        return feed(skip + top < all.size() ? next(skip + top, top) + entries : entries);
    }

    /** An unknown queue or topic is an empty feed with status 200; the SDKs make "not found" of it. */
    Answer none() {
        return feed("");
    }

    /** After a deletion. */
    static Answer nothing() {
        return new Answer(200, "application/xml;charset=utf-8", "");
    }

    private Answer feed(String content) {
        String feed = "<feed " + ATOM + "><title type=\"text\">Publicly Listed Services</title><id>" + address()
                + "</id><updated>" + now + "</updated>" + content + "</feed>";
        return new Answer(200, "application/atom+xml;type=feed;charset=utf-8", feed);
    }

    private String entry(Entry entry) {
        return "<entry " + ATOM + "><id>" + address() + "</id><title type=\"text\">" + Xml.escaped(entry.title())
                + "</title><published>" + now + "</published><updated>" + now
                + "</updated><content type=\"application/xml\">" + entry.description() + "</content></entry>";
    }

    private String next(int skip, int top) {
        String address = "http://localhost" + request.getPath() + "?$skip=" + skip + "&$top=" + top;
        return "<link rel=\"next\" href=\"" + Xml.escaped(address) + "\"/>";
    }

    private String address() {
        return "http://localhost" + Xml.escaped(request.getPath());
    }

    private int number(String name, int otherwise) {
        String query = request.getQuery() == null ? "" : request.getQuery();
        Matcher matcher = NUMBER.matcher(query);
        return matcher.results()
                .filter(result -> result.group(1).equals(name))
                .map(result -> Integer.valueOf(result.group(2)))
                .findFirst()
                .orElse(otherwise);
    }
}
