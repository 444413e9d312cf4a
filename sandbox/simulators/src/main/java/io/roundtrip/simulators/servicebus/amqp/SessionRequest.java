package io.roundtrip.simulators.servicebus.amqp;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.qpid.protonj2.engine.Sender;
import org.apache.qpid.protonj2.types.Symbol;
import org.apache.qpid.protonj2.types.messaging.Source;

/** What a session receiver asks for in its attach; without an id, the next session with messages. */
public record SessionRequest(Optional<String> id, Duration timeout) {
    static final Symbol FILTER = Symbol.valueOf("com.microsoft:session-filter");
    private static final Symbol TIMEOUT = Symbol.valueOf("com.microsoft:timeout");
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

    static Optional<SessionRequest> of(Sender link) {
        return Optional.ofNullable(link.getRemoteSource())
                .map(Source::getFilter)
                .filter(filter -> filter.containsKey(FILTER))
                .map(filter -> new SessionRequest(Optional.ofNullable((String) filter.get(FILTER)), timeout(link)));
    }

    private static Duration timeout(Sender link) {
        Map<Symbol, Object> properties =
                Optional.ofNullable(link.getRemoteProperties()).orElse(Map.of());
        return properties.get(TIMEOUT) instanceof Number millis
                ? Duration.ofMillis(millis.longValue())
                : DEFAULT_TIMEOUT;
    }
}
