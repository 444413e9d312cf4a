package io.roundtrip.mapping;

import io.roundtrip.dataverse.ColumnMetadata;
import io.roundtrip.dataverse.TableMetadata;
import io.roundtrip.mapping.ColumnMapping.FromColumn;
import io.roundtrip.mapping.ColumnMapping.ParentLookup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is wrong with mappings in a certain environment: tables and columns it does not have, or has otherwise. */
public final class EnvironmentCheck {

    private static final Set<String> MOMENTS = Set.of("DateTime");
    private static final Set<String> NUMBERS =
            Set.of("Integer", "BigInt", "Decimal", "Money", "Double", "Picklist", "State", "Status", "String", "Memo");
    private static final Map<String, Set<String>> FITTING = Map.of(
            "date", MOMENTS,
            "datetime", MOMENTS,
            "boolean", Set.of("Boolean", "String", "Memo"),
            "integer", NUMBERS,
            "decimal", NUMBERS);
    private static final Set<String> UNREADABLE =
            Set.of("File", "Image", "PartyList", "CalendarRules", "ManagedProperty");
    /** Marks of a table's mappings share one column ({@code rt_sync}) of this many characters. */
    static final int SYNC_LENGTH = 2_000;

    private static final int MARK_LENGTH = 150;

    private final Function<String, Optional<TableMetadata>> tables;
    private final List<MappingProblem> problems = new ArrayList<>();

    private EnvironmentCheck(Function<String, Optional<TableMetadata>> tables) {
        this.tables = tables;
    }

    /** One sentence per fault; none if the environment has all that the mappings read and write. */
    public static List<MappingProblem> problems(Mappings mappings, Function<String, Optional<TableMetadata>> tables) {
        EnvironmentCheck check = new EnvironmentCheck(tables);
        mappings.mappings().forEach(check::check);
        check.marks(mappings);
        return List.copyOf(check.problems);
    }

    private void check(TableMapping mapping) {
        Optional<TableMetadata> table = tables.apply(mapping.table());
        if (table.isEmpty()) {
            problems.add(MappingProblem.of(mapping, "the environment has no table " + mapping.table()));
            return;
        }
        TableSupport.refusal(table.get())
                .ifPresent(why -> problems.add(
                        MappingProblem.of(mapping, "table " + mapping.table() + " cannot be mapped: " + why)));
        mapping.columns().forEach(column -> column(mapping, column, table.get()));
        mapping.filter()
                .ifPresent(filter -> filter.columns().stream()
                        .filter(column -> table.get().column(column).isEmpty())
                        .forEach(column -> problems.add(MappingProblem.of(
                                mapping,
                                "its filter reads " + column + ", which table " + mapping.table()
                                        + " does not have"))));
        table.get()
                .column(mapping.targetIdColumn())
                .filter(column -> !column.type().equals("String"))
                .ifPresent(column -> problems.add(MappingProblem.of(
                        mapping,
                        "target id column " + column.name() + " is " + column.type() + ", but must be a text column")));
    }

    private void column(TableMapping mapping, ColumnMapping field, TableMetadata table) {
        for (String source : field.sources()) {
            sentence(field, source, table)
                    .ifPresent(sentence -> problems.add(MappingProblem.of(mapping, field, sentence)));
        }
    }

    private static Optional<String> sentence(ColumnMapping field, String source, TableMetadata table) {
        Optional<ColumnMetadata> found = table.column(source);
        if (found.isEmpty()) {
            return Optional.of("table " + table.logicalName() + " has no column " + source);
        }
        return unsupported(found.get()).or(() -> unfit(field, found.get()));
    }

    private static Optional<String> unsupported(ColumnMetadata column) {
        if (column.computed()) {
            return Optional.of("column " + column.name()
                    + " is a formula or rollup: it changes without an edit, so it cannot tell a change from an echo");
        }
        return UNREADABLE.contains(column.type())
                ? Optional.of("column " + column.name() + " is of type " + column.type() + ", which cannot be sent")
                : Optional.empty();
    }

    private static Optional<String> unfit(ColumnMapping field, ColumnMetadata column) {
        if (field instanceof ParentLookup lookup) {
            return unfitLookup(lookup, column);
        }
        return field instanceof FromColumn from && from.valueMap().isEmpty()
                ? unfitConversion(from, column)
                : Optional.empty();
    }

    private static Optional<String> unfitConversion(FromColumn field, ColumnMetadata column) {
        return field.conversion()
                .typeName()
                .filter(type ->
                        !FITTING.getOrDefault(type, Set.of(column.type())).contains(column.type()))
                .map(type ->
                        "column " + column.name() + " is " + column.type() + ", which does not convert to " + type);
    }

    private static Optional<String> unfitLookup(ParentLookup field, ColumnMetadata column) {
        if (!column.isLookup()) {
            return Optional.of("column " + column.name() + " is " + column.type() + ", not a lookup");
        }
        return field.mappingByTable().keySet().stream()
                .filter(table -> !column.lookupTargets().contains(table))
                .findFirst()
                .map(table -> "column " + column.name() + " cannot point to " + table + ", only to "
                        + column.lookupTargets().stream().sorted().collect(Collectors.joining(", ")));
    }

    private void marks(Mappings mappings) {
        Map<String, List<TableMapping>> byTable =
                mappings.mappings().stream().collect(Collectors.groupingBy(TableMapping::table));
        byTable.forEach((table, all) -> {
            int needed = all.stream()
                    .mapToInt(mapping -> mapping.name().length() + MARK_LENGTH)
                    .sum();
            if (needed > SYNC_LENGTH) {
                problems.add(MappingProblem.of(
                        all.get(all.size() - 1),
                        "table " + table + " has " + all.size() + " mappings, more than fit into its column rt_sync"));
            }
        });
    }
}
