package io.roundtrip.simulators.servicebus;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer of {@code $cbs} or {@code $management}. */
record Response(Map<String, Object> properties, @Nullable Object body) {}
