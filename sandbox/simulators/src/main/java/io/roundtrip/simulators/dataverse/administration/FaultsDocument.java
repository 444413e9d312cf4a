package io.roundtrip.simulators.dataverse.administration;

import io.roundtrip.simulators.dataverse.faults.Failure;
import io.roundtrip.simulators.dataverse.faults.Fault;
import io.roundtrip.simulators.dataverse.faults.Fault.Chance;
import io.roundtrip.simulators.dataverse.faults.Fault.Drip;
import io.roundtrip.simulators.dataverse.faults.Fault.Late;
import io.roundtrip.simulators.dataverse.faults.FaultKind;
import io.roundtrip.simulators.dataverse.faults.FaultScript;
import io.roundtrip.simulators.dataverse.faults.Faults;
import io.roundtrip.simulators.dataverse.faults.RandomFaults;
import io.roundtrip.simulators.dataverse.faults.RequestMatch;
import io.roundtrip.simulators.dataverse.faults.RequestMatch.Endpoint;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Faults as JSON: scripts, and what chance chooses from. */
record FaultsDocument(List<FaultScript> scripts, Optional<RandomFaults> random) {
    private static final Set<String> SORTS = Set.of("kind", "failure", "late", "drip");

    static FaultsDocument read(byte[] body) {
        Fields fields = Fields.of(body).allowOnly(Set.of("scripts", "random"));
        return new FaultsDocument(
                fields.objects("scripts").stream().map(FaultsDocument::script).toList(),
                fields.object("random").map(FaultsDocument::random));
    }

    /** In place of whatever was set before. */
    void replace(Faults faults) {
        faults.clear();
        scripts.forEach(faults::add);
        random.ifPresent(faults::random);
    }

    static Map<String, Object> open(Faults faults) {
        return Map.of("open", faults.open().stream().map(FaultsDocument::shown).toList());
    }

    private static Map<String, Object> shown(Faults.Open open) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("fault", open.fault());
        shown.put("left", open.left());
        return shown;
    }

    private static FaultScript script(Fields fields) {
        fields.allowOnly(Set.of("match", "kind", "failure", "late", "drip", "from", "times", "lasting"));
        FaultScript always = FaultScript.of(match(fields), fault(fields));
        return fields.checked(
                "from",
                () -> new FaultScript(
                        always.match(),
                        always.fault(),
                        fields.whole("from").orElse(always.from()),
                        fields.whole("times").orElse(always.times()),
                        fields.duration("lasting")));
    }

    private static RequestMatch match(Fields script) {
        Optional<Fields> match = script.object("match");
        match.ifPresent(fields -> fields.allowOnly(Set.of("endpoint", "method", "path", "user")));
        RequestMatch any = RequestMatch.to(match.flatMap(fields -> fields.oneOf("endpoint", Endpoint.class))
                .orElse(Endpoint.WEB_API));
        RequestMatch found = new RequestMatch(
                any.endpoint(),
                match.flatMap(fields -> fields.text("method")),
                Optional.empty(),
                match.flatMap(fields -> fields.text("user")));
        return match.flatMap(fields -> fields.text("path").map(path -> fields.checked("path", () -> found.path(path))))
                .orElse(found);
    }

    private static Fault fault(Fields script) {
        if (SORTS.stream().filter(script::has).count() != 1) {
            throw script.refused("kind", "or one of 'failure', 'late' and 'drip' must say what goes wrong");
        }
        return script.oneOf("kind", FaultKind.class)
                .map(FaultKind::fault)
                .or(() -> script.object("failure").map(FaultsDocument::failure))
                .or(() -> script.object("late").map(FaultsDocument::late))
                .or(() -> script.object("drip").map(FaultsDocument::drip))
                .orElseThrow(() -> script.refused("kind", "must not be null"));
    }

    private static Fault failure(Fields fields) {
        fields.allowOnly(Set.of("status", "code", "message", "retryAfter"));
        return fields.checked(
                "status",
                () -> Fault.failing(new Failure(
                        fields.whole("status").orElseThrow(() -> fields.refused("status", "is missing")),
                        fields.text("code").orElse(""),
                        fields.text("message").orElse(""),
                        fields.duration("retryAfter"))));
    }

    private static Fault late(Fields fields) {
        fields.allowOnly(Set.of("fixed", "perRow", "randomUpTo", "seed"));
        return fields.checked(
                "fixed",
                () -> new Late(
                        fields.duration("fixed").orElse(Duration.ZERO),
                        fields.duration("perRow").orElse(Duration.ZERO),
                        new Chance(
                                fields.longWhole("seed").orElse(0L),
                                fields.duration("randomUpTo").orElse(Duration.ZERO))));
    }

    private static Fault drip(Fields fields) {
        fields.allowOnly(Set.of("chunks", "over"));
        return fields.checked(
                "chunks",
                () -> new Drip(
                        fields.whole("chunks").orElse(5),
                        fields.duration("over").orElse(Duration.ofSeconds(1))));
    }

    private static RandomFaults random(Fields fields) {
        fields.allowOnly(Set.of("match", "seed", "rate", "kinds"));
        RequestMatch match = match(fields);
        return fields.checked(
                "rate",
                () -> new RandomFaults(
                        match,
                        fields.longWhole("seed").orElseThrow(() -> fields.refused("seed", "is missing")),
                        fields.number("rate").orElseThrow(() -> fields.refused("rate", "is missing")),
                        fields.someOf("kinds", FaultKind.class)));
    }
}
