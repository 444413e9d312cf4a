package io.roundtrip.schema.cli;

import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.mapping.Mappings;
import io.roundtrip.schema.install.Inspection;
import io.roundtrip.schema.install.InstallPlan;
import io.roundtrip.schema.install.SchemaInstaller;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "install",
        mixinStandardHelpOptions = true,
        description = {
            "Creates what is missing: tables, columns, keys, change tracking, security roles.",
            "Running it again changes nothing; a run that was cut off is completed."
        })
final class InstallCommand implements Callable<Integer> {

    @Mixin
    private Connection connection = new Connection();

    @Option(names = "--mappings", description = "Mapping file, whose tables get their columns and change tracking")
    private @Nullable Path mappings;

    @Mixin
    private AsSolution asSolution = new AsSolution();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        asSolution.check(mappings);
        Mappings wanted = mappings == null ? Mappings.none() : MappingArgument.read(mappings);
        DataverseClient dataverse = connection.open();
        InstallPlan plan = Inspection.of(dataverse, wanted);
        PrintWriter out = Out.of(spec);
        return asSolution.wanted() ? asSolution.write(dataverse, wanted, out) : install(dataverse, plan, out);
    }

    private static int install(DataverseClient dataverse, InstallPlan plan, PrintWriter out) {
        new SchemaInstaller(dataverse, Clock.systemUTC(), pause -> Thread.sleep(pause.toMillis()))
                .install(plan, step -> {
                    out.println(step.sentence());
                    out.flush();
                });
        out.println(plan.isEmpty() ? "Nothing to do." : "Done: " + plan.steps().size() + " steps.");
        out.flush();
        return ExitCode.FINE;
    }
}
