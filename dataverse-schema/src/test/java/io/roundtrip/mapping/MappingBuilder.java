package io.roundtrip.mapping;

import io.roundtrip.messaging.RetryPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.databind.node.JsonNodeFactory;

/** A mapping as tests want it: {@code aMapping("erp-customer").with(field("/name", "name"))}. */
public record MappingBuilder(
        String name, String table, int loadOrder, Optional<RowFilter> filter, List<ColumnMapping> columns) {

    public static MappingBuilder aMapping(String name) {
        return new MappingBuilder(name, "account", 10, Optional.empty(), List.of());
    }

    public MappingBuilder onTable(String table) {
        return new MappingBuilder(name, table, loadOrder, filter, columns);
    }

    public MappingBuilder loadedAt(int loadOrder) {
        return new MappingBuilder(name, table, loadOrder, filter, columns);
    }

    public MappingBuilder where(String filter) {
        return new MappingBuilder(name, table, loadOrder, Optional.of(RowFilter.parse(filter)), columns);
    }

    public MappingBuilder with(ColumnMapping... columns) {
        return new MappingBuilder(name, table, loadOrder, filter, List.of(columns));
    }

    public TableMapping build() {
        return new TableMapping(
                name,
                table,
                "erp",
                table + "s",
                loadOrder,
                InitialLoad.ALL,
                filter,
                ExitPolicy.DELETE,
                DeletePolicy.DELETE,
                RetryPolicy.DEFAULT,
                "rt_" + name.replace("-", "") + "id",
                columns,
                1,
                MappingState.RUNNING,
                Optional.empty());
    }

    public static TargetDefinition erp() {
        return new TargetDefinition("erp", "http", OrderMode.UNORDERED, Guarantee.GUARDED, TargetState.RUNNING);
    }

    public static ColumnMapping field(String to, String column) {
        return field(to, column, new Conversion.AsRead());
    }

    public static ColumnMapping field(String to, String column, Conversion conversion) {
        return new ColumnMapping.FromColumn(FieldPath.parse(to), column, conversion, Optional.empty(), false);
    }

    public static ColumnMapping required(String to, String column) {
        return new ColumnMapping.FromColumn(
                FieldPath.parse(to), column, new Conversion.AsRead(), Optional.empty(), true);
    }

    public static ColumnMapping mapped(String to, String column, String valueMap) {
        return new ColumnMapping.FromColumn(
                FieldPath.parse(to), column, new Conversion.AsRead(), Optional.of(valueMap), false);
    }

    public static ColumnMapping constant(String to, String value) {
        return new ColumnMapping.Constant(FieldPath.parse(to), JsonNodeFactory.instance.stringNode(value));
    }

    public static ColumnMapping computed(String to, String expression, String... reads) {
        return new ColumnMapping.FromExpression(
                FieldPath.parse(to), new Expression(expression), new TreeSet<>(List.of(reads)), false);
    }

    public static ColumnMapping parent(
            String to, String column, Map<String, String> mappings, WhenMissing whenMissing) {
        return new ColumnMapping.ParentLookup(FieldPath.parse(to), column, mappings, whenMissing, false);
    }
}
