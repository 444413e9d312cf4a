package io.roundtrip.simulators.target;

import java.time.Instant;

/** A write by source key that had no effect, with the answer it got. */
public record RefusedWrite(Instant at, String resource, String sourceId, int status, String code, String message) {}
