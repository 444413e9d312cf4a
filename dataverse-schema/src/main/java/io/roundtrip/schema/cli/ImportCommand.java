package io.roundtrip.schema.cli;

import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.mapping.EnvironmentCheck;
import io.roundtrip.mapping.MappingProblem;
import io.roundtrip.mapping.Mappings;
import io.roundtrip.mapping.TableMapping;
import io.roundtrip.schema.mappings.DataverseMappingStore;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Replaces the environment's targets, value maps and mappings by those of a file, if they fit.")
final class ImportCommand implements Callable<Integer> {

    @Mixin
    private Connection connection = new Connection();

    @Parameters(paramLabel = "FILE", description = "Mapping file (YAML)")
    private @Nullable Path file;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Mappings mappings = MappingArgument.read(Objects.requireNonNull(file));
        DataverseClient dataverse = connection.open();
        List<MappingProblem> problems = EnvironmentCheck.problems(mappings, dataverse.definitions()::find);
        PrintWriter out = Out.of(spec);
        if (problems.isEmpty()) {
            new DataverseMappingStore(dataverse).save(mappings).mappings().forEach(stored -> tell(out, stored));
        } else {
            problems.forEach(out::println);
            out.println("Nothing was changed.");
        }
        out.flush();
        return problems.isEmpty() ? ExitCode.FINE : ExitCode.FAULTS;
    }

    private static void tell(PrintWriter out, TableMapping stored) {
        out.println("Mapping " + stored.name() + " is stored as revision " + stored.revision() + ".");
    }
}
