package io.roundtrip.schema.cli;

import io.roundtrip.schema.install.Doctor;
import io.roundtrip.schema.install.Finding;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Looks at an environment in which Roundtrip is installed, and says what is wrong and what to do.")
final class DoctorCommand implements Callable<Integer> {

    @Mixin
    private Connection connection = new Connection();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        List<Finding> findings = new Doctor(connection.open(), Clock.systemUTC()).examine();
        PrintWriter out = Out.of(spec);
        findings.forEach(out::println);
        out.flush();
        return findings.stream().allMatch(Finding::fine) ? ExitCode.FINE : ExitCode.FAULTS;
    }
}
