package io.roundtrip.boot;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.dataverse.Usage;
import java.util.function.ToLongFunction;

/**
 * What this process spent today (UTC) of the requests that its application users may make: {@code
 * roundtrip.dataverse.requests.today}, {@code roundtrip.dataverse.operations.today} and, against a configured
 * entitlement of operations a day, {@code roundtrip.dataverse.entitlement.used} (1 is all of it).
 */
final class EntitlementMetrics implements MeterBinder {

    private final DataverseClient dataverse;
    private final long entitlement;

    /** An entitlement of 0 is not known. */
    EntitlementMetrics(DataverseClient dataverse, long entitlement) {
        this.dataverse = dataverse;
        this.entitlement = entitlement;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        dataverse.usage().forEach(usage -> {
            gauge(registry, "roundtrip.dataverse.requests.today", usage.user(), Usage::requests);
            gauge(registry, "roundtrip.dataverse.operations.today", usage.user(), Usage::operations);
        });
        if (entitlement > 0) {
            Gauge.builder("roundtrip.dataverse.entitlement.used", this, EntitlementMetrics::used)
                    .register(registry);
        }
    }

    private void gauge(MeterRegistry registry, String name, String user, ToLongFunction<Usage> value) {
        Gauge.builder(name, dataverse, client -> ofUser(client, user, value))
                .tag("user", user)
                .register(registry);
    }

    private static double ofUser(DataverseClient client, String user, ToLongFunction<Usage> value) {
        return client.usage().stream()
                .filter(usage -> usage.user().equals(user))
                .mapToLong(value)
                .sum();
    }

    private double used() {
        return dataverse.usage().stream().mapToLong(Usage::operations).sum() / (double) entitlement;
    }
}
