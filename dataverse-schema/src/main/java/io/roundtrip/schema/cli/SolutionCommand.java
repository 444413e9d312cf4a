package io.roundtrip.schema.cli;

import io.roundtrip.schema.solution.Solution;
import io.roundtrip.schema.solution.SolutionFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "solution",
        mixinStandardHelpOptions = true,
        description =
                "Writes Roundtrip's own tables, roles, forms and app as a Dataverse solution. Needs no environment.")
final class SolutionCommand implements Callable<Integer> {

    @Option(names = "--folder", description = "Where to write it unpacked, as pac solution pack takes it")
    private @Nullable Path folder;

    @Option(names = "--zip", description = "Where to write it packed, as an environment imports it")
    private @Nullable Path zip;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (folder == null && zip == null) {
            throw new IllegalArgumentException("Nothing to write: name --folder, --zip or both");
        }
        PrintWriter out = Out.of(spec);
        Solution solution = Solution.roundtrip();
        if (folder != null) {
            Map<String, String> files = solution.unpacked();
            new SolutionFolder(folder).write(files);
            out.println(files.size() + " files are in " + folder + ".");
        }
        if (zip != null) {
            write(zip, solution.packed());
            out.println("The packed solution is " + zip + ".");
        }
        out.flush();
        return ExitCode.FINE;
    }

    private static void write(Path file, byte[] content) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException("File " + file + " cannot be written: " + e.getMessage(), e);
        }
    }
}
