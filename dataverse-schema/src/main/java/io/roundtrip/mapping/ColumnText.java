package io.roundtrip.mapping;

import io.roundtrip.mapping.ColumnMapping.Constant;
import io.roundtrip.mapping.ColumnMapping.FromColumn;
import io.roundtrip.mapping.ColumnMapping.FromExpression;
import io.roundtrip.mapping.ColumnMapping.ParentLookup;
import tools.jackson.databind.JsonNode;

/** One field of a mapping file behind its {@code to}. */
final class ColumnText {

    private ColumnText() {}

    static String of(ColumnMapping mapping) {
        String source = source(mapping);
        return mapping.required() ? source + ", required: true" : source;
    }

    private static String source(ColumnMapping mapping) {
        if (mapping instanceof FromColumn column) {
            return "from: " + column.column() + conversion(column.conversion())
                    + column.valueMap().map(name -> ", valueMap: " + name).orElse("");
        }
        if (mapping instanceof FromExpression expression) {
            return "expression: " + YamlText.quoted(expression.expression().text()) + ", reads: ["
                    + String.join(", ", expression.reads()) + "]";
        }
        return mapping instanceof ParentLookup lookup
                ? lookup(lookup)
                : "constant: " + constant(((Constant) mapping).value());
    }

    private static String lookup(ParentLookup lookup) {
        return "from: " + lookup.column() + ", lookup: " + MappingFileWriter.flow(lookup.mappingByTable())
                + ", whenMissing: " + YamlFields.word(lookup.whenMissing());
    }

    private static String conversion(Conversion conversion) {
        if (conversion instanceof Conversion.DecimalNumber decimal) {
            return ", type: decimal, scale: " + decimal.scale();
        }
        if (conversion instanceof Conversion.Date date) {
            return ", type: date, zone: " + YamlText.scalar(date.zone().getId());
        }
        return conversion.typeName().map(name -> ", type: " + name).orElse("");
    }

    private static String constant(JsonNode value) {
        return value.isString() ? YamlText.scalar(value.stringValue()) : value.toString();
    }
}
