package io.roundtrip.schema.cli;

import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.dataverse.TableMetadata;
import io.roundtrip.mapping.Mappings;
import io.roundtrip.schema.install.MappedTable;
import io.roundtrip.schema.solution.MappedTablesSolution;
import io.roundtrip.schema.solution.MappedTablesSolution.Place;
import io.roundtrip.schema.solution.SolutionFolder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Writes what would be added to mapped tables into a folder, and leaves the environment as it is. */
final class AsSolution {

    @Option(
            names = "--as-solution",
            description = {
                "Changes nothing; writes the mapped tables' columns and the roles as an unpacked solution into --folder,",
                "for environments that only a pipeline may change. The environment is only read"
            })
    private boolean wanted;

    @Option(names = "--folder", description = "Where --as-solution writes to")
    private @Nullable Path folder;

    boolean wanted() {
        return wanted;
    }

    /** @throws IllegalArgumentException naming the option that is missing or too much */
    void check(@Nullable Path mappings) {
        if (wanted && (folder == null || mappings == null)) {
            throw new IllegalArgumentException("--as-solution needs --folder and --mappings");
        }
        if (!wanted && folder != null) {
            throw new IllegalArgumentException("--folder is for --as-solution only");
        }
    }

    int write(DataverseClient dataverse, Mappings mappings, PrintWriter out) {
        List<Place> places = MappedTable.of(mappings).stream()
                .map(table -> place(dataverse, table))
                .toList();
        Path target = Objects.requireNonNull(folder);
        new SolutionFolder(target).write(MappedTablesSolution.of(places).unpacked());
        places.forEach(place -> out.println(sentence(place)));
        out.println("The solution is in " + target + "; import Roundtrip's own before it.");
        out.flush();
        return ExitCode.FINE;
    }

    private static Place place(DataverseClient dataverse, MappedTable table) {
        TableMetadata found = dataverse.definitions().find(table.name()).orElseThrow();
        return new Place(table, found.schemaName(), found.changeTracking());
    }

    private static String sentence(Place place) {
        String columns = String.join(
                ", ",
                place.table().columns().stream().map(column -> column.name()).toList());
        return "Table " + place.table().name() + ": " + columns + (place.tracked() ? "" : ", change tracking");
    }
}
