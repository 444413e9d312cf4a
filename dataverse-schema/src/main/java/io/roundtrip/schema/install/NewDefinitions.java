package io.roundtrip.schema.install;

import io.roundtrip.dataverse.NewColumn;
import io.roundtrip.dataverse.NewTable;
import io.roundtrip.schema.tables.ColumnDefinition;
import io.roundtrip.schema.tables.ColumnLabels;
import io.roundtrip.schema.tables.TableDefinition;
import java.util.List;

/** Our definitions as the Web API takes them. */
final class NewDefinitions {

    private NewDefinitions() {}

    static NewTable table(TableDefinition table) {
        String label = table.displayName();
        return new NewTable(
                table.name(),
                label,
                table.pluralDisplayName(),
                column(TableDefinition.PRIMARY_NAME),
                table.columns().stream().map(NewDefinitions::column).toList());
    }

    static NewColumn column(ColumnDefinition column) {
        List<NewColumn.Option> options = column.choices().stream()
                .map(choice -> new NewColumn.Option(choice.value(), choice.label()))
                .toList();
        NewColumn.Type type = NewColumn.Type.valueOf(column.type().name());
        return new NewColumn(column.name(), ColumnLabels.of(column.name()), type, column.maxLength(), options);
    }
}
