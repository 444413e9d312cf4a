package io.roundtrip.schema.solution;

import io.roundtrip.dataverse.NewColumn;
import io.roundtrip.schema.install.MappedTable;
import io.roundtrip.schema.solution.SolutionManifest.RootComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What mappings add to the tables of others, as a solution for environments that only a pipeline may change: columns for
 * target ids and marks, change tracking, and the roles with the privileges on these tables.
 */
public final class MappedTablesSolution {

    /** Only the named columns belong to the solution, or the table's settings as well. */
    private static final String COLUMNS_ONLY = "2";

    private static final String SETTINGS_TOO = "1";

    private MappedTablesSolution() {}

    /**
     * A mapped table as the environment has it.
     *
     * @param schemaName as it was given, which the names of its privileges end with
     * @param tracked whether its changes are tracked already
     */
    public record Place(MappedTable table, String schemaName, boolean tracked) {}

    /** @param places in the order of their names, so that the same mappings give the same files */
    public static Solution of(List<Place> places) {
        Stream<RootComponent> tables = places.stream()
                .map(place -> RootComponent.table(place.table().name(), place.tracked() ? COLUMNS_ONLY : SETTINGS_TOO));
        List<RootComponent> components =
                Stream.concat(tables, Solution.roleComponents()).toList();
        return new Solution(
                new SolutionManifest("RoundtripMappedTables", "Roundtrip mapped tables", components),
                places.stream().map(MappedTablesSolution::content).toList(),
                List.of(),
                Solution.roles(places.stream().map(Place::schemaName).toList()),
                Optional.empty(),
                List.of());
    }

    private static TableContent content(Place place) {
        String schemaName = place.schemaName();
        List<Element> parts = new ArrayList<>();
        parts.add(EntityXml.attributes(place.table().columns().stream()
                .map(MappedTablesSolution::attribute)
                .toList()));
        if (!place.tracked()) {
            parts.add(Element.text("ChangeTrackingEnabled", "1"));
        }
        Element info = Element.of("EntityInfo", Element.of("entity", parts).with("Name", schemaName));
        return new TableContent(schemaName, EntityXml.name(schemaName, schemaName, ""), info, Map.of(), Map.of());
    }

    private static Attribute attribute(NewColumn column) {
        return switch (column.type()) {
            case TEXT -> attribute(column, "nvarchar", OwnColumns.textDetails(column.maxLength()));
            case MEMO -> attribute(column, "ntext", OwnColumns.memoDetails(column.maxLength()));
            case INTEGER, BIG_INTEGER, BOOLEAN, DATE_TIME, CHOICE ->
                throw new IllegalArgumentException("Mapped tables get texts only, not " + column);
        };
    }

    private static Attribute attribute(NewColumn column, String type, List<Element> details) {
        return new Attribute(column.name(), type, column.label(), "", Map.of(), details);
    }
}
