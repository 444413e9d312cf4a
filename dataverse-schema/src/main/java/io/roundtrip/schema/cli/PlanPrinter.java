package io.roundtrip.schema.cli;

import io.roundtrip.mapping.Mappings;
import io.roundtrip.schema.install.IdleCost;
import io.roundtrip.schema.install.InstallPlan;
import io.roundtrip.schema.install.InstallStep;
import java.io.PrintWriter;

/** A plan as text. */
final class PlanPrinter {

    private final PrintWriter out;

    PlanPrinter(PrintWriter out) {
        this.out = out;
    }

    void print(InstallPlan plan, Mappings mappings) {
        if (plan.isEmpty()) {
            out.println("Nothing to do: the environment has all that Roundtrip needs.");
        }
        plan.steps().stream().map(InstallStep::sentence).forEach(sentence -> out.println("- " + sentence));
        plan.endedFeeds()
                .forEach(
                        mapping -> out.println(
                                "Mapping " + mapping
                                        + ": the definition of its table changes, so its delta link ends and the table is read again once."));
        out.println(IdleCost.of(mappings).sentence());
        out.flush();
    }
}
