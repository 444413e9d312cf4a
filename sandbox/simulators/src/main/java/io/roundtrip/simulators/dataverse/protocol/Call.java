package io.roundtrip.simulators.dataverse.protocol;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A request to the service, alone or as a part of a batch.
 *
 * @param path decoded, below the service root
 * @param headers by lower-case name
 */
public record Call(
        String method, String path, String rawQuery, Map<String, String> headers, byte[] body, Caller caller) {

    public Call by(Caller somebody) {
        return new Call(method, path, rawQuery, headers, body, somebody);
    }

    public Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
    }

    public QueryString query() {
        return QueryString.parse(rawQuery);
    }

    public Preferences preferences() {
        return header("prefer").map(Preferences::parse).orElse(Preferences.NONE);
    }

    /** Never refused, because error answers need them too. */
    public Annotations annotations() {
        return header("prefer").map(Annotations::requestedIn).orElse(Annotations.NONE);
    }

    public boolean is(String wanted) {
        return method.equals(wanted);
    }

    public Call actingAs(Caller user) {
        return new Call(method, path, rawQuery, headers, body, user);
    }

    /** The options as the client encoded them, for links that repeat them. */
    public String optionsWithout(List<String> names) {
        return Arrays.stream(rawQuery.split("&"))
                .filter(option -> !option.isEmpty())
                .filter(option ->
                        QueryString.parse(option).options().keySet().stream().noneMatch(names::contains))
                .map(option -> option + "&")
                .collect(Collectors.joining());
    }
}
