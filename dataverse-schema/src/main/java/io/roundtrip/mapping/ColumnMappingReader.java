package io.roundtrip.mapping;

import io.roundtrip.mapping.ColumnMapping.Constant;
import io.roundtrip.mapping.ColumnMapping.FromColumn;
import io.roundtrip.mapping.ColumnMapping.FromExpression;
import io.roundtrip.mapping.ColumnMapping.ParentLookup;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads one field of a mapping: {@code to}, and exactly one of {@code from}, {@code constant}, {@code expression}.
 * Defaults: no type (the JSON type as read), zone UTC, not required, whenMissing park.
 */
final class ColumnMappingReader {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final YamlFields fields;

    ColumnMappingReader(YamlFields fields) {
        this.fields = fields;
    }

    ColumnMapping read() {
        String to = fields.text("to");
        Optional<String> from = fields.findText("from");
        Optional<YamlNode> constant = fields.find("constant");
        Optional<String> expression = fields.findText("expression");
        if (from.stream().count()
                        + constant.stream().count()
                        + expression.stream().count()
                != 1) {
            throw MappingFileException.at(
                    fields.line(), "field " + to + " needs exactly one of from, constant, expression");
        }
        Supplier<ColumnMapping> maker = from.map(column -> copied(to, column))
                .or(() -> expression.map(text -> computed(to, text)))
                .orElseGet(() -> constant(to, constant.orElseThrow()));
        return fields.made(maker);
    }

    private Supplier<ColumnMapping> copied(String to, String column) {
        boolean required = fields.flag("required");
        if (fields.find("lookup").isPresent()) {
            return parent(to, column, required);
        }
        Optional<String> valueMap = fields.findText("valueMap");
        Conversion conversion = conversion();
        return () -> new FromColumn(FieldPath.parse(to), column, conversion, valueMap, required);
    }

    private Supplier<ColumnMapping> parent(String to, String column, boolean required) {
        Map<String, String> mappings =
                YamlFields.of(fields.find("lookup").orElseThrow(), "lookup").texts();
        WhenMissing whenMissing = fields.option("whenMissing", WhenMissing.PARK);
        return () -> new ParentLookup(FieldPath.parse(to), column, mappings, whenMissing, required);
    }

    private Supplier<ColumnMapping> computed(String to, String text) {
        boolean required = fields.flag("required");
        SortedSet<String> reads = new TreeSet<>();
        fields.items("reads")
                .forEach(node -> reads.add(YamlFields.scalar("reads", node).text()));
        return () -> new FromExpression(FieldPath.parse(to), new Expression(text), reads, required);
    }

    private static Supplier<ColumnMapping> constant(String to, YamlNode node) {
        JsonNode value = value(YamlFields.scalar("constant", node));
        return () -> new Constant(FieldPath.parse(to), value);
    }

    private static JsonNode value(YamlNode.Scalar scalar) {
        return switch (scalar.token()) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(scalar);
            case VALUE_TRUE -> JSON.booleanNode(true);
            case VALUE_FALSE -> JSON.booleanNode(false);
            default -> JSON.stringNode(scalar.text());
        };
    }

    private static JsonNode number(YamlNode.Scalar scalar) {
        try {
            return JSON.numberNode(new BigDecimal(scalar.text()));
        } catch (NumberFormatException e) {
            throw MappingFileException.at(scalar.line(), "constant " + scalar.text() + " is not a number of JSON");
        }
    }

    private Conversion conversion() {
        return fields.findText("type").map(this::conversion).orElseGet(Conversion.AsRead::new);
    }

    private Conversion conversion(String type) {
        int scale = type.equals("decimal") ? scale() : 0;
        ZoneId zone = type.equals("date") ? zone() : ZoneOffset.UTC;
        return Conversion.named(type, scale, zone)
                .orElseThrow(() -> MappingFileException.at(
                        fields.line(),
                        "type '" + type + "' is not one of text, integer, decimal, boolean, date, datetime"));
    }

    private int scale() {
        int scale = fields.integer("scale");
        if (scale < 0 || scale > Conversion.DecimalNumber.MAX_SCALE) {
            throw MappingFileException.at(
                    fields.line(), "scale " + scale + " is not between 0 and " + Conversion.DecimalNumber.MAX_SCALE);
        }
        return scale;
    }

    private ZoneId zone() {
        String zone = fields.findText("zone").orElse("UTC");
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw MappingFileException.at(
                    fields.line(), "zone '" + zone + "' is not a time zone such as Europe/Berlin");
        }
    }
}
