package io.roundtrip.simulators.dataverse.faults;

import io.roundtrip.simulators.dataverse.faults.Fault.Chance;
import io.roundtrip.simulators.dataverse.faults.Fault.Drip;
import io.roundtrip.simulators.dataverse.faults.Fault.EmptyBody;
import io.roundtrip.simulators.dataverse.faults.Fault.Half;
import io.roundtrip.simulators.dataverse.faults.Fault.Late;
import io.roundtrip.simulators.dataverse.faults.Fault.Reset;
import io.roundtrip.simulators.dataverse.faults.Fault.TokenExpired;
import io.roundtrip.simulators.dataverse.faults.Faults.Moment;
import java.time.Duration;

/** Faults by name, for random ones and for other programs. */
public enum FaultKind {
    UNAVAILABLE(Fault.failing(Failure.unavailable())),
    TOO_MANY_REQUESTS(Fault.failing(Failure.tooManyRequests(Duration.ofSeconds(1)))),
    DECIMAL_CODE(Fault.failing(Failure.tooManyRequests(Duration.ofSeconds(1)).withDecimalCode())),
    SQL_DEADLOCK(Fault.failing(Failure.sqlDeadlock())),
    SQL_TIMEOUT(Fault.failing(Failure.sqlTimeout())),
    IMPORT_RUNNING(Fault.failing(Failure.importRunning())),
    /** An error in the shape that is not OData's. */
    EXCEPTION(new Fault.Answered(
            Moment.BEFORE_THE_EFFECT,
            Failure.of(500, "0x80040216", "An unexpected error occurred.").answerAsException())),
    BAD_GATEWAY_PAGE(Fault.page(Moment.BEFORE_THE_EFFECT, 502, "502 Bad Gateway")),
    UNAVAILABLE_PAGE(Fault.page(Moment.BEFORE_THE_EFFECT, 503, "Service Unavailable")),
    /** The gateway gave up waiting for a request that did what it should. */
    GATEWAY_TIMEOUT_PAGE(Fault.page(Moment.AFTER_THE_EFFECT, 504, "504 Gateway Time-out")),
    /** A page with status 200 from somebody who is not the service, so without the effect. */
    PAGE_WITH_200(Fault.page(Moment.BEFORE_THE_EFFECT, 200, "Please wait")),
    RESET_BEFORE_THE_EFFECT(new Reset(Moment.BEFORE_THE_EFFECT)),
    RESET_AFTER_THE_EFFECT(new Reset(Moment.AFTER_THE_EFFECT)),
    HALF_AN_ANSWER(new Half()),
    EMPTY_BODY(new EmptyBody()),
    SLOW_DRIP(new Drip(5, Duration.ofMillis(250))),
    LATE(new Late(Duration.ZERO, Duration.ZERO, new Chance(0, Duration.ofMillis(250)))),
    TOKEN_EXPIRED(new TokenExpired()),
    SIGN_IN_UNAVAILABLE(Fault.signInUnavailable());

    private final Fault fault;

    FaultKind(Fault fault) {
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
