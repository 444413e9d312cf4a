package io.roundtrip.simulators.dataverse.administration;

import io.roundtrip.simulators.dataverse.limits.Limits;
import io.roundtrip.simulators.dataverse.limits.ServiceLimits;
import io.roundtrip.simulators.dataverse.limits.ServiceLimits.Batches;
import io.roundtrip.simulators.dataverse.limits.ServiceLimits.Budget;
import io.roundtrip.simulators.dataverse.limits.ServiceLimits.Cost;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Limits as JSON; a field that is left out has its documented default. */
record LimitsDocument(ServiceLimits limits, Optional<Integer> dopHint) {
    private static final Set<String> KNOWN = Set.of(
            "requests",
            "executionTime",
            "concurrent",
            "window",
            "servers",
            "penalty",
            "costPerRequest",
            "costPerRow",
            "batches",
            "dopHint");

    static LimitsDocument read(byte[] body) {
        Fields fields = Fields.of(body).allowOnly(KNOWN);
        ServiceLimits standard = ServiceLimits.documented();
        Budget budget = fields.checked("requests", () -> budget(fields, standard.budget()));
        Cost cost = fields.checked("costPerRequest", () -> cost(fields));
        ServiceLimits limits = fields.checked(
                "servers",
                () -> new ServiceLimits(
                        budget,
                        cost,
                        fields.whole("servers").orElse(standard.servers()),
                        fields.duration("penalty").orElse(standard.penalty()),
                        fields.oneOf("batches", Batches.class).orElse(standard.batches())));
        return new LimitsDocument(limits, fields.whole("dopHint"));
    }

    private static Budget budget(Fields fields, Budget standard) {
        return new Budget(
                fields.whole("requests").orElse(standard.requests()),
                fields.duration("executionTime").orElse(standard.executionTime()),
                fields.whole("concurrent").orElse(standard.concurrent()),
                fields.duration("window").orElse(standard.window()));
    }

    private static Cost cost(Fields fields) {
        return new Cost(
                fields.duration("costPerRequest").orElse(Cost.NONE.perRequest()),
                fields.duration("costPerRow").orElse(Cost.NONE.perRow()));
    }

    void set(Limits target) {
        target.set(limits);
        dopHint.ifPresent(target::recommendParallelism);
    }

    static Map<String, Object> current(Limits source) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("dopHint", source.dopHint());
        shown.put("limited", source.current().isPresent());
        source.current().ifPresent(limits -> addTo(shown, limits));
        return shown;
    }

    private static void addTo(Map<String, Object> shown, ServiceLimits limits) {
        shown.put("requests", limits.budget().requests());
        shown.put("executionTime", limits.budget().executionTime().toString());
        shown.put("concurrent", limits.budget().concurrent());
        shown.put("window", limits.budget().window().toString());
        shown.put("servers", limits.servers());
        shown.put("penalty", limits.penalty().toString());
        shown.put("costPerRequest", limits.cost().perRequest().toString());
        shown.put("costPerRow", limits.cost().perRow().toString());
        shown.put("batches", Fields.wireName(limits.batches()));
    }
}
