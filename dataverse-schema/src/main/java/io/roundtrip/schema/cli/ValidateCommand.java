package io.roundtrip.schema.cli;

import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.mapping.EnvironmentCheck;
import io.roundtrip.mapping.MappingProblem;
import io.roundtrip.mapping.Mappings;
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
        name = "validate",
        mixinStandardHelpOptions = true,
        description = "Holds a mapping file against the environment's tables; one sentence per fault.")
final class ValidateCommand implements Callable<Integer> {

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
        problems.forEach(out::println);
        if (problems.isEmpty()) {
            out.println(mappings.mappings().size() + " mappings fit the environment.");
        }
        out.flush();
        return problems.isEmpty() ? ExitCode.FINE : ExitCode.FAULTS;
    }
}
