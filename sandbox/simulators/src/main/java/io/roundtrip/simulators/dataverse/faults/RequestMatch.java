package io.roundtrip.simulators.dataverse.faults;

import io.roundtrip.simulators.dataverse.protocol.Call;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which requests a fault hits: all of an endpoint, or those of a method, a user, and with a pattern somewhere in path and query (decoded). */
public record RequestMatch(Endpoint endpoint, Optional<String> method, Optional<Pattern> path, Optional<String> user) {

    /** What a request is sent to. */
    public enum Endpoint {
        WEB_API,
        LOGIN,
        MANAGED_IDENTITY
    }

    public static RequestMatch any() {
        return to(Endpoint.WEB_API);
    }

    /** Requests for tokens; their user is the client id. */
    public static RequestMatch login() {
        return to(Endpoint.LOGIN);
    }

    /** Requests for tokens of managed identities; their user is the client id, if one is asked for. */
    public static RequestMatch managedIdentity() {
        return to(Endpoint.MANAGED_IDENTITY);
    }

    public static RequestMatch to(Endpoint endpoint) {
        return new RequestMatch(endpoint, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public RequestMatch method(String wanted) {
        return new RequestMatch(endpoint, Optional.of(wanted), path, user);
    }

    /** A regular expression that is looked for below the service root, for instance {@code ^accounts\(} or {@code deltatoken}. */
    public RequestMatch path(String expression) {
        return new RequestMatch(endpoint, method, Optional.of(Pattern.compile(expression)), user);
    }

    public RequestMatch user(String wanted) {
        return new RequestMatch(endpoint, method, path, Optional.of(wanted));
    }

    boolean matches(Endpoint asked, Call call) {
        return endpoint == asked
                && method.filter(wanted -> !call.is(wanted)).isEmpty()
                && user.filter(wanted -> !wanted.equals(call.caller().name())).isEmpty()
                && path.filter(wanted -> !wanted.matcher(target(call)).find()).isEmpty();
    }

    private static String target(Call call) {
        return call.rawQuery().isEmpty()
                ? call.path()
                : call.path() + "?" + call.query().options();
    }
}
