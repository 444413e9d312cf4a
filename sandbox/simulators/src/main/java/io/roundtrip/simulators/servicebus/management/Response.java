package io.roundtrip.simulators.servicebus.management;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer of {@code $cbs} or {@code $management}. */
public record Response(
        Map<String, Object> properties, @Nullable Object body) {}
