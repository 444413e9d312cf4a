package io.roundtrip.simulators.dataverse.metadata;

import io.roundtrip.simulators.dataverse.protocol.Refusal;
import io.roundtrip.simulators.dataverse.tables.ColumnDefinition;
import io.roundtrip.simulators.dataverse.tables.ColumnType;
import io.roundtrip.simulators.dataverse.tables.Option;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Columns as clients define them (documentation page "Create and update column definitions using the Web API"). */
final class ColumnReader {
    private static final int LONGEST_STRING = 4_000;
    private static final int LONGEST_MEMO = 1_048_576;
    private static final Set<String> KNOWN = Set.of(
            "AttributeType",
            "AttributeTypeName",
            "MaxLength",
            "OptionSet",
            "IsSecured",
            "IsPrimaryName",
            "IsPrimaryId",
            "Targets",
            "IsValidForUpdate",
            "IsValidForCreate",
            "IsValidForRead",
            "ColumnNumber");

    private ColumnReader() {}

    /** A new column. */
    static ColumnDefinition read(DefinitionBody body) {
        SchemaName name = SchemaName.of(body);
        ColumnDefinition column = typed(name.logical(), body).withDescription(body.but(KNOWN));
        return body.is("IsSecured") ? column.withSecured() : column;
    }

    static Map<String, Object> described(DefinitionBody body) {
        return body.but(KNOWN);
    }

    private static ColumnDefinition typed(String name, DefinitionBody body) {
        return switch (body.type()) {
            case "StringAttributeMetadata" -> ColumnDefinition.string(name, length(body, ColumnType.STRING));
            case "MemoAttributeMetadata" -> ColumnDefinition.memo(name, length(body, ColumnType.MEMO));
            case "IntegerAttributeMetadata" -> ColumnDefinition.of(name, ColumnType.INTEGER);
            case "BigIntAttributeMetadata" -> ColumnDefinition.of(name, ColumnType.BIGINT);
            case "DecimalAttributeMetadata" ->
                ColumnDefinition.of(name, ColumnType.DECIMAL).withScale(precision(body, 10));
            case "DoubleAttributeMetadata" -> ColumnDefinition.of(name, ColumnType.DOUBLE);
            case "MoneyAttributeMetadata" -> ColumnDefinition.of(name, ColumnType.MONEY);
            case "BooleanAttributeMetadata" -> yesNo(name, body);
            case "DateTimeAttributeMetadata" -> ColumnDefinition.of(name, dateType(body));
            case "PicklistAttributeMetadata" -> ColumnDefinition.choice(name, options(body));
            case "MultiSelectPicklistAttributeMetadata" ->
                ColumnDefinition.of(name, ColumnType.CHOICES).withOptions(options(body));
            case "FileAttributeMetadata" -> ColumnDefinition.of(name, ColumnType.FILE);
            case "ImageAttributeMetadata" -> ColumnDefinition.of(name, ColumnType.IMAGE);
            default ->
                throw new Refusal(
                        400,
                        "0x80048403",
                        "Attribute of type %s cannot be created through the SDK.".formatted(body.type()));
        };
    }

    static int length(DefinitionBody body, ColumnType type) {
        int most = type == ColumnType.STRING ? LONGEST_STRING : LONGEST_MEMO;
        int length = body.integer("MaxLength").orElse(type == ColumnType.STRING ? 100 : 2_000);
        if (length < 1 || length > most) {
            throw DefinitionBody.invalid(
                    "The MaxLength value %d is not valid. It must be between 1 and %d.".formatted(length, most));
        }
        return length;
    }

    private static int precision(DefinitionBody body, int most) {
        int precision = body.integer("Precision").orElse(2);
        if (precision < 0 || precision > most) {
            throw DefinitionBody.invalid(
                    "The Precision value %d is not valid. It must be between 0 and %d.".formatted(precision, most));
        }
        return precision;
    }

    /** Only a date without a time of day is read as {@code Edm.Date}, whatever is shown. */
    private static ColumnType dateType(DefinitionBody body) {
        return body.managed("DateTimeBehavior").filter("DateOnly"::equals).isPresent()
                ? ColumnType.DATE
                : ColumnType.DATETIME;
    }

    private static ColumnDefinition yesNo(String name, DefinitionBody body) {
        Optional<DefinitionBody> options = body.object("OptionSet");
        ColumnDefinition column = ColumnDefinition.of(name, ColumnType.BOOLEAN);
        return options.isEmpty()
                ? column
                : column.withOptions(Stream.of("TrueOption", "FalseOption")
                        .flatMap(option -> options.get().object(option).stream())
                        .map(ColumnReader::option)
                        .toArray(Option[]::new));
    }

    private static Option[] options(DefinitionBody body) {
        if (body.json().keySet().stream().anyMatch(name -> name.startsWith("GlobalOptionSet"))) {
            throw Refusal.notSimulated("global choices");
        }
        List<DefinitionBody> all =
                body.object("OptionSet").map(set -> set.list("Options")).orElse(List.of());
        Option[] options = all.stream().map(ColumnReader::option).toArray(Option[]::new);
        if (Stream.of(options).map(Option::value).distinct().count() < options.length) {
            throw OptionWrites.duplicate();
        }
        return options;
    }

    static Option option(DefinitionBody body) {
        int value = body.integer("Value")
                .orElseThrow(() -> Refusal.notSimulated("options without a value, which the platform would choose"));
        return Option.of(value, body.object("Label").map(Labels::text).orElse(""));
    }
}
