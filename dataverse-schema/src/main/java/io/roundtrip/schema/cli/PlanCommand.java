package io.roundtrip.schema.cli;

import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.mapping.Mappings;
import io.roundtrip.schema.install.Inspection;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = "Says what install would do, and changes nothing.")
final class PlanCommand implements Callable<Integer> {

    @Mixin
    private Connection connection = new Connection();

    @Option(names = "--mappings", description = "Mapping file, whose tables are looked at as well")
    private @Nullable Path mappings;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Mappings wanted = mappings == null ? Mappings.none() : MappingArgument.read(mappings);
        DataverseClient dataverse = connection.open();
        new PlanPrinter(Out.of(spec)).print(Inspection.of(dataverse, wanted), wanted);
        return ExitCode.FINE;
    }
}
