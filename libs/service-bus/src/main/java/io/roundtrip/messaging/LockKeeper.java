package io.roundtrip.messaging;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renews the locks of messages that take long. A renewal that fails changes nothing: the settlement will find out. */
final class LockKeeper {

    private static final Logger log = LoggerFactory.getLogger(LockKeeper.class);

    private final Duration every;
    private final Duration patience;
    private final Clock clock;
    private final Set<Delivery> kept = ConcurrentHashMap.newKeySet();

    LockKeeper(ProcessorSettings settings, Clock clock) {
        this.every = settings.lockRenewal();
        this.patience = settings.patience();
        this.clock = clock;
    }

    void keep(Delivery delivery) {
        kept.add(delivery);
    }

    /** False when it was not kept any more. */
    boolean forget(Delivery delivery) {
        return kept.remove(delivery);
    }

    int size() {
        return kept.size();
    }

    void renewDue() {
        Instant now = clock.instant();
        for (Delivery delivery : kept) {
            boolean due = !delivery.locked().plus(every).isAfter(now);
            boolean worthIt = delivery.arrived().plus(patience).isAfter(now);
            if (due && worthIt) {
                renew(delivery, now);
            }
        }
    }

    private static void renew(Delivery delivery, Instant now) {
        delivery.renew(now)
                .subscribe(
                        done -> {},
                        cause -> log.debug(
                                "Lock of message {} was not renewed; it may be delivered again: {}",
                                delivery.message().getMessageId(),
                                cause.toString()));
    }
}
