package io.roundtrip.simulators.dataverse.limits;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The web servers of the environment: the affinity cookie leads to the same one again, without it requests take turns. */
final class Servers {
    private static final Pattern AFFINITY = Pattern.compile("(?:^|[;,\\s])ARRAffinity=0*([1-9]\\d{0,8})(?=$|[;,\\s])");

    private record Place(String user, int server) {}

    private final ServiceLimits limits;
    private final AtomicInteger turn = new AtomicInteger();
    private final Map<Place, Window> windows = new ConcurrentHashMap<>();

    Servers(ServiceLimits limits) {
        this.limits = limits;
    }

    ServiceLimits limits() {
        return limits;
    }

    /** Numbers from 1 on; a cookie of a server that is not there counts as none. */
    int serverFor(Optional<String> cookies) {
        return cookies.map(AFFINITY::matcher)
                .filter(Matcher::find)
                .map(found -> Integer.parseInt(found.group(1)))
                .filter(server -> server <= limits.servers())
                .orElseGet(() -> Math.floorMod(turn.getAndIncrement(), limits.servers()) + 1);
    }

    Window window(String user, int server) {
        return windows.computeIfAbsent(new Place(user, server), place -> new Window(limits));
    }

    int running(String user) {
        return windows.entrySet().stream()
                .filter(entry -> entry.getKey().user().equals(user))
                .mapToInt(entry -> entry.getValue().running())
                .sum();
    }
}
