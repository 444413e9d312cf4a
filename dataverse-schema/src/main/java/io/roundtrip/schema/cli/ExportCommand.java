package io.roundtrip.schema.cli;

import io.roundtrip.mapping.MappingFile;
import io.roundtrip.schema.mappings.DataverseMappingStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes the environment's mappings as a file that import takes.")
final class ExportCommand implements Callable<Integer> {

    @Mixin
    private Connection connection = new Connection();

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "Where to write to; standard output if left out")
    private @Nullable Path file;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        String yaml = MappingFile.write(new DataverseMappingStore(connection.open()).load());
        if (file == null) {
            PrintWriter out = Out.of(spec);
            out.print(yaml);
            out.flush();
        } else {
            write(file, yaml);
        }
        return ExitCode.FINE;
    }

    private static void write(Path file, String yaml) {
        try {
            Files.writeString(file, yaml);
        } catch (IOException e) {
            throw new UncheckedIOException("File " + file + " cannot be written: " + e.getMessage(), e);
        }
    }
}
