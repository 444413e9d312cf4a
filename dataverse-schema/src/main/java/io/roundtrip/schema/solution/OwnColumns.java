package io.roundtrip.schema.solution;

import io.roundtrip.schema.tables.ColumnDefinition;
import io.roundtrip.schema.tables.ColumnLabels;
import io.roundtrip.schema.tables.TableDefinition;
import java.util.List;
import java.util.Map;

/** The columns that a table definition names, with the types that the installer gives them. */
final class OwnColumns {

    private static final Map<String, String> PRIMARY_NAME = Map.of(
            "DisplayMask", "PrimaryName|ValidForAdvancedFind|ValidForForm|ValidForGrid|RequiredForForm",
            "IsSearchable", "1",
            "IsRetrievable", "1");

    private OwnColumns() {}

    static Attribute primaryName() {
        ColumnDefinition column = TableDefinition.PRIMARY_NAME;
        return attribute(column, "nvarchar", PRIMARY_NAME, textDetails(column.maxLength()));
    }

    static Attribute of(String table, ColumnDefinition column) {
        return switch (column.type()) {
            case TEXT -> attribute(column, "nvarchar", Map.of(), textDetails(column.maxLength()));
            case MEMO -> attribute(column, "ntext", Map.of(), memoDetails(column.maxLength()));
            case INTEGER ->
                attribute(
                        column,
                        "int",
                        Map.of("ImeMode", "disabled"),
                        range("none", Integer.MIN_VALUE, Integer.MAX_VALUE));
            case BIG_INTEGER -> attribute(column, "bigint", Map.of("DisplayMask", AttributeXml.ABSENT), List.of());
            case BOOLEAN -> attribute(column, "bit", Map.of(), OptionSetXml.bit(table, column));
            case DATE_TIME -> attribute(column, "datetime", Map.of(), moment("datetime", "1", "3"));
            case CHOICE -> attribute(column, "picklist", Map.of(), OptionSetXml.picklist(table, column));
        };
    }

    private static Attribute attribute(
            ColumnDefinition column, String type, Map<String, String> differences, List<Element> details) {
        return new Attribute(column.name(), type, ColumnLabels.of(column.name()), "", differences, details);
    }

    /** {@code Length} counts bytes of UTF-16. */
    static List<Element> textDetails(int maxLength) {
        return List.of(
                Element.text("Format", "text"),
                Element.text("MaxLength", "" + maxLength),
                Element.text("Length", "" + 2 * maxLength));
    }

    static List<Element> memoDetails(int maxLength) {
        return List.of(Element.text("Format", "text"), Element.text("MaxLength", "" + maxLength));
    }

    static List<Element> range(String format, int least, int greatest) {
        return List.of(
                Element.text("Format", format),
                Element.text("MinValue", "" + least),
                Element.text("MaxValue", "" + greatest));
    }

    /** Behaviour 1 is a user's local time, 3 is independent of time zones. */
    static List<Element> moment(String format, String changeable, String behaviour) {
        return List.of(
                Element.text("Format", format),
                Element.text("CanChangeDateTimeBehavior", changeable),
                Element.text("Behavior", behaviour));
    }
}
