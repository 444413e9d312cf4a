package io.roundtrip.simulators.dataverse.batch;

import io.roundtrip.simulators.dataverse.batch.Multipart.Part;
import io.roundtrip.simulators.dataverse.protocol.Call;
import io.roundtrip.simulators.dataverse.protocol.Refusal;
import io.roundtrip.simulators.dataverse.protocol.ServicePath;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The operations of a {@code $batch} (documentation page "Execute batch operations using the Web API"). */
public record BatchRequest(List<Item> items) {
    private static final int LIMIT = 1000;
    private static final int URL_LIMIT = 65_536;
    private static final Pattern REQUEST_LINE = Pattern.compile("([A-Z]+) (\\S+) HTTP/1\\.1");

    /** One operation, or a change set of several that succeed or fail together. */
    sealed interface Item permits Operation, ChangeSet {}

    /** An operation; in a change set it has a content id. */
    record Operation(Optional<String> contentId, Call call) implements Item {}

    record ChangeSet(List<Operation> operations) implements Item {}

    public static BatchRequest read(Call outer) {
        List<Item> items = new ArrayList<>();
        for (Part part : Multipart.read(outer.header("content-type").orElse(""), outer.body())) {
            items.add(item(outer, part));
        }
        BatchRequest batch = new BatchRequest(items);
        batch.refuseTooMany();
        return batch;
    }

    private void refuseTooMany() {
        int operations = items.stream()
                .mapToInt(
                        item -> item instanceof ChangeSet set ? set.operations().size() : 1)
                .sum();
        if (operations > LIMIT) {
            throw Refusal.badQuery("The batch has %d operations; the limit is %d.".formatted(operations, LIMIT));
        }
    }

    private static Item item(Call outer, Part part) {
        String contentType = part.header("content-type");
        if (!Multipart.isMultipart(contentType)) {
            return operation(outer, part);
        }
        List<Operation> operations = Multipart.read(contentType, part.content()).stream()
                .map(inner -> operation(outer, inner))
                .toList();
        Set<Optional<String>> contentIds = new HashSet<>();
        for (Operation operation : operations) {
            if (!contentIds.add(operation.contentId())) {
                throw Multipart.malformed("two operations of a change set have the same Content-ID");
            }
            if (operation.call().is("GET") || operation.contentId().isEmpty()) {
                throw Multipart.malformed("a change set takes no GET and needs a Content-ID for each operation");
            }
        }
        return new ChangeSet(operations);
    }

    private static Operation operation(Call outer, Part part) {
        boolean http = part.header("content-type").startsWith("application/http")
                && part.header("content-transfer-encoding").equals("binary");
        int lineEnd = part.content().indexOf("\r\n");
        if (!http || lineEnd < 0) {
            throw Multipart.malformed("a part must be application/http in binary, with a request line");
        }
        Matcher line = REQUEST_LINE.matcher(part.content().substring(0, lineEnd));
        if (!line.matches()) {
            throw Multipart.malformed("'" + part.content().substring(0, lineEnd) + "' is not a request line");
        }
        Part message = Multipart.part(part.content().substring(lineEnd + 2));
        if (line.group(2).endsWith("$batch")) {
            throw Multipart.malformed("a batch takes no batch");
        }
        return new Operation(
                Optional.ofNullable(part.headers().get("content-id")),
                call(outer, line.group(1), line.group(2), message));
    }

    private static Call call(Call outer, String method, String url, Part message) {
        if (url.length() > URL_LIMIT) {
            throw Refusal.badQuery("The URL is longer than %d characters.".formatted(URL_LIMIT));
        }
        String target = url.startsWith("http")
                ? URI.create(url).getRawSchemeSpecificPart().replaceFirst("//[^/]*", "")
                : url;
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        return new Call(
                method,
                ServicePath.below(decode(path)).orElse(decode(path)),
                question < 0 ? "" : target.substring(question + 1),
                message.headers(),
                message.content().getBytes(StandardCharsets.ISO_8859_1),
                outer.caller());
    }

    private static String decode(String path) {
        return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
