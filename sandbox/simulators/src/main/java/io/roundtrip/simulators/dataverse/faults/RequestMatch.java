package io.roundtrip.simulators.dataverse.faults;

import io.roundtrip.simulators.dataverse.protocol.Call;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which requests a fault hits: all, or those of a method, a user, and with a pattern somewhere in path and query (decoded). */
public record RequestMatch(Optional<String> method, Optional<Pattern> path, Optional<String> user) {

    public static RequestMatch any() {
        return new RequestMatch(Optional.empty(), Optional.empty(), Optional.empty());
    }

    public RequestMatch method(String wanted) {
        return new RequestMatch(Optional.of(wanted), path, user);
    }

    /** A regular expression that is looked for below the service root, for instance {@code ^accounts\(} or {@code deltatoken}. */
    public RequestMatch path(String expression) {
        return new RequestMatch(method, Optional.of(Pattern.compile(expression)), user);
    }

    public RequestMatch user(String wanted) {
        return new RequestMatch(method, path, Optional.of(wanted));
    }

    boolean matches(Call call) {
        return method.filter(wanted -> !call.is(wanted)).isEmpty()
                && user.filter(wanted -> !wanted.equals(call.caller().name())).isEmpty()
                && path.filter(wanted -> !wanted.matcher(target(call)).find()).isEmpty();
    }

    private static String target(Call call) {
        return call.rawQuery().isEmpty()
                ? call.path()
                : call.path() + "?" + call.query().options();
    }
}
