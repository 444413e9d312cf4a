package io.roundtrip.schema.cli;

import io.roundtrip.dataverse.DataverseException;
import io.roundtrip.mapping.MappingFileException;
import io.roundtrip.schema.install.InstallException;
import io.roundtrip.schema.mappings.MappingStoreException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** What an administrator does with an environment from a terminal or a pipeline. */
@Command(
        name = "roundtrip-schema",
        mixinStandardHelpOptions = true,
        version = "Roundtrip 0.1.0",
        description = "Installs Roundtrip in a Dataverse environment and manages its mappings.",
        subcommands = {
            PlanCommand.class,
            InstallCommand.class,
            SolutionCommand.class,
            ValidateCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            DoctorCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done, or nothing to do",
            "1:what was looked at has faults; nothing was changed",
            "2:the command line cannot be understood",
            "3:the environment could not be reached, or refused"
        })
public final class RoundtripSchema {

    private final Function<String, @Nullable String> environment;

    private RoundtripSchema(Function<String, @Nullable String> environment) {
        this.environment = environment;
    }

    public static void main(String[] arguments) {
        System.exit(commandLine(System::getenv).execute(arguments));
    }

    /** @param environment variables of the process */
    static CommandLine commandLine(Function<String, @Nullable String> environment) {
        return new CommandLine(new RoundtripSchema(environment))
                .setExecutionExceptionHandler(RoundtripSchema::explain)
                .setParameterExceptionHandler(RoundtripSchema::explain);
    }

    Optional<String> environment(String name) {
        return Optional.ofNullable(environment.apply(name)).filter(value -> !value.isBlank());
    }

    private static int explain(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
        if (failure instanceof MappingFileException file) {
            file.problems().forEach(command.getErr()::println);
            return ExitCode.FAULTS;
        }
        if (failure instanceof DataverseException refused) {
            command.getErr().println(Sentences.of(refused));
            return ExitCode.REFUSED;
        }
        if (failure instanceof InstallException || failure instanceof MappingStoreException) {
            command.getErr().println(failure.getMessage());
            return ExitCode.REFUSED;
        }
        if (failure instanceof IllegalArgumentException || failure instanceof UncheckedIOException) {
            command.getErr().println(failure.getMessage());
            return ExitCode.USAGE;
        }
        throw failure; // a bug: its stack trace is wanted
    }

    private static int explain(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        command.getErr().println(failure.getMessage());
        command.getErr().println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }
}
