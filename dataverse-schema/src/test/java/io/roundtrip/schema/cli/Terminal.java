package io.roundtrip.schema.cli;

import io.roundtrip.schema.install.EmptyEnvironment;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** The command line in this JVM, with what it prints. */
final class Terminal {
    private static final String SECRET = "ROUNDTRIP_DATAVERSE_CLIENT_SECRET";

    private final List<String> connection;
    private final Map<String, String> variables;

    /** How a command ended. */
    record Result(int exitCode, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }
    }

    private Terminal(List<String> connection, Map<String, String> variables) {
        this.connection = connection;
        this.variables = variables;
    }

    /** Connects as the user, with the right secret. */
    static Terminal at(EmptyEnvironment environment, String user) {
        return new Terminal(
                List.of(
                        "--url=" + environment.dataverse.url(),
                        "--authority=" + environment.login(),
                        "--tenant-id=" + environment.dataverse.tenantId(),
                        "--client-id=" + user),
                Map.of(SECRET, EmptyEnvironment.SECRET));
    }

    static Terminal anywhere() {
        return new Terminal(List.of(), Map.of());
    }

    Terminal withSecret(String secret) {
        return new Terminal(connection, secret.isEmpty() ? Map.of() : Map.of(SECRET, secret));
    }

    /** The option in place of the one with its name. */
    Terminal with(String name, String value) {
        List<String> changed = new ArrayList<>(connection);
        changed.replaceAll(option -> option.startsWith(name + "=") ? name + "=" + value : option);
        return new Terminal(changed, variables);
    }

    Terminal without(String name) {
        return new Terminal(
                connection.stream()
                        .filter(option -> !option.startsWith(name + "="))
                        .toList(),
                variables);
    }

    Result run(String command, String... arguments) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(connection);
        all.addAll(List.of(arguments));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = RoundtripSchema.commandLine(variables::get)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        int exitCode = line.execute(all.toArray(String[]::new));
        return new Result(exitCode, out.toString(), err.toString());
    }
}
