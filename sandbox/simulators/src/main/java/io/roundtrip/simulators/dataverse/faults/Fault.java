package io.roundtrip.simulators.dataverse.faults;

import io.roundtrip.simulators.dataverse.faults.Faults.Moment;
import io.roundtrip.simulators.dataverse.protocol.Answer;
import io.roundtrip.simulators.dataverse.protocol.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What goes wrong with one request, and whether it had its effect by then. */
public sealed interface Fault {

    /** Instead of the effect; the service never sees the request. */
    default Optional<Answer> before() {
        return Optional.empty();
    }

    /** What becomes of the service's answer. */
    default Answer after(Answer answer) {
        return answer;
    }

    /** With its chance taken, for the matching request of that number. */
    default Fault drawn(long number) {
        return this;
    }

    /** For the journal. */
    String text();

    /** Another answer than the service's, with the effect or without. */
    record Answered(Moment moment, Answer answer) implements Fault {
        @Override
        public Optional<Answer> before() {
            return moment == Moment.BEFORE_THE_EFFECT ? Optional.of(answer) : Optional.empty();
        }

        @Override
        public Answer after(Answer real) {
            return answer.with(real.touched());
        }

        @Override
        public String text() {
            return "answered " + answer.status() + " " + moment.text();
        }
    }

    /** The connection is reset; there is no answer. */
    record Reset(Moment moment) implements Fault {
        @Override
        public Optional<Answer> before() {
            return moment == Moment.BEFORE_THE_EFFECT ? Optional.of(Answer.empty(0)) : Optional.empty();
        }

        @Override
        public String text() {
            return "reset " + moment.text();
        }
    }

    /** After the effect, the answer promises its length and ends in the middle. One without a body is reset. */
    record Half() implements Fault {
        @Override
        public String text() {
            return "half an answer";
        }
    }

    /** After the effect, the body comes in so many chunks, spread over the time. */
    record Drip(int chunks, Duration over) implements Fault {
        public Drip {
            if (chunks < 1 || over.isNegative()) {
                throw new IllegalArgumentException("An answer drips in 1 chunk or more, in no negative time");
            }
        }

        @Override
        public String text() {
            return "slow drip";
        }
    }

    /** After the effect, the answer has its status but no body. */
    record EmptyBody() implements Fault {
        @Override
        public Answer after(Answer answer) {
            return Answer.empty(answer.status()).with(answer.touched());
        }

        @Override
        public String text() {
            return "empty body";
        }
    }

    /** The caller's tokens are refused from this request on, as if they had run out. People, who sign in by name, lose only this request. */
    record TokenExpired() implements Fault {
        @Override
        public Optional<Answer> before() {
            return Optional.of(Answer.empty(401));
        }

        @Override
        public String text() {
            return "token expired";
        }
    }

    /** The effect comes at once, the answer late: by a fixed time, for each row read or written, and by a random time. */
    record Late(Duration fixed, Duration perRow, Chance chance) implements Fault {
        public Late {
            if (fixed.isNegative() || perRow.isNegative()) {
                throw new IllegalArgumentException("An answer is not late by a negative time");
            }
        }

        public static Late by(Duration fixed) {
            return new Late(fixed, Duration.ZERO, Chance.NONE);
        }

        Duration of(int rows) {
            return fixed.plus(perRow.multipliedBy(rows));
        }

        @Override
        public Late drawn(long number) {
            return new Late(fixed.plus(chance.at(number)), perRow, Chance.NONE);
        }

        @Override
        public String text() {
            return "late";
        }
    }

    /** A time between nothing and the limit, the same for the same seed and number of the request. */
    record Chance(long seed, Duration upTo) {
        public static final Chance NONE = new Chance(0, Duration.ZERO);

        public Chance {
            if (upTo.isNegative()) {
                throw new IllegalArgumentException("An answer is not late by a negative time");
            }
        }

        Duration at(long number) {
            double drawn = RandomFaults.numbered(seed, number).nextDouble();
            return Duration.ofNanos((long) (upTo.toNanos() * drawn));
        }
    }

    /** The service answers with the failure and does nothing. */
    static Fault failing(Failure failure) {
        return new Answered(Moment.BEFORE_THE_EFFECT, failure.answer());
    }

    /** The page of a gateway or of a web server, where JSON is expected. */
    static Fault page(Moment moment, int status, String title) {
        byte[] html = "<html><head><title>%1$s</title></head><body><h1>%1$s</h1></body></html>"
                .formatted(title)
                .getBytes(StandardCharsets.UTF_8);
        Map<String, String> type = Map.of("Content-Type", "text/html; charset=utf-8");
        return new Answered(moment, new Answer(status, type, html, Answer.Touched.NOTHING));
    }

    /** The login is too busy (documentation page "Microsoft Entra authentication and authorization error codes"). */
    static Fault signInUnavailable() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", "temporarily_unavailable");
        body.put("error_description", "AADSTS90033: A transient error has occurred. Please try again.");
        body.put("error_codes", List.of(90033));
        return new Answered(Moment.BEFORE_THE_EFFECT, Answer.json(503, Json.write(body)));
    }
}
