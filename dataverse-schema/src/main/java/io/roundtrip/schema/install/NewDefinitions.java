package io.roundtrip.schema.install;

import io.roundtrip.dataverse.NewColumn;
import io.roundtrip.dataverse.NewTable;
import io.roundtrip.schema.tables.ColumnDefinition;
import io.roundtrip.schema.tables.TableDefinition;
import java.util.List;
import java.util.Locale;

/** Our definitions as the Web API takes them. */
final class NewDefinitions {

    private NewDefinitions() {}

    static NewTable table(TableDefinition table) {
        String label = table.displayName();
        return new NewTable(
                table.name(),
                label,
                plural(label),
                column(TableDefinition.PRIMARY_NAME),
                table.columns().stream().map(NewDefinitions::column).toList());
    }

    private static String plural(String label) {
        return label.endsWith("y") ? label.substring(0, label.length() - 1) + "ies" : label + "s";
    }

    static NewColumn column(ColumnDefinition column) {
        List<NewColumn.Option> options = column.choices().stream()
                .map(choice -> new NewColumn.Option(choice.value(), choice.label()))
                .toList();
        NewColumn.Type type = NewColumn.Type.valueOf(column.type().name());
        return new NewColumn(column.name(), label(column.name()), type, column.maxLength(), options);
    }

    /** What a maker sees: the name without our prefix. */
    private static String label(String name) {
        String bare = name.substring(name.indexOf('_') + 1);
        return bare.substring(0, 1).toUpperCase(Locale.ROOT) + bare.substring(1);
    }
}
