package io.roundtrip.simulators.dataverse.metadata;

import io.roundtrip.simulators.dataverse.tables.ColumnDefinition;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the definitions of some types of columns say beyond the others, with the documented limits of each type. */
final class ColumnDetails {
    private static final BigDecimal MOST_DECIMAL = new BigDecimal("100000000000");
    private static final double MOST_DOUBLE = 100_000_000_000.0;
    private static final double MOST_MONEY = 922_337_203_685_477.0;

    private final Map<String, @Nullable Object> details = new LinkedHashMap<>();

    private ColumnDetails() {}

    static Map<String, @Nullable Object> of(ColumnDefinition column) {
        ColumnDetails details = new ColumnDetails();
        switch (column.type()) {
            case STRING -> details.string(column);
            case MEMO -> details.memo(column);
            case INTEGER ->
                details.with("Format", "None")
                        .limits(Integer.MIN_VALUE, Integer.MAX_VALUE)
                        .formula();
            case BIGINT -> details.limits(Long.MIN_VALUE, Long.MAX_VALUE);
            case DECIMAL ->
                details.limits(MOST_DECIMAL.negate(), MOST_DECIMAL)
                        .precise(column)
                        .formula();
            case DOUBLE ->
                details.limits(-MOST_DOUBLE, MOST_DOUBLE).with("Precision", 2).ime();
            case MONEY -> details.money(column);
            case BOOLEAN -> details.with("DefaultValue", false).formula();
            case DATETIME -> details.date("DateAndTime", "UserLocal");
            case DATE -> details.date("DateOnly", "DateOnly");
            case LOOKUP -> details.with("Targets", targets(column)).with("Format", "None");
            case CHOICE, CHOICES -> details.choice();
            case STATE, STATUS -> details.with("DefaultFormValue", null);
            case IMAGE -> details.image();
            case FILE -> details.with("MaxSizeInKB", 32_768);
            case UNIQUEIDENTIFIER -> details.nothing();
        }
        return details.details;
    }

    private ColumnDetails with(String name, @Nullable Object value) {
        details.put(name, value);
        return this;
    }

    private void nothing() {}

    private ColumnDetails limits(Object least, Object most) {
        return with("MinValue", least).with("MaxValue", most);
    }

    private ColumnDetails precise(ColumnDefinition column) {
        return with("Precision", column.scale()).ime();
    }

    private ColumnDetails ime() {
        return with("ImeMode", "Auto");
    }

    private ColumnDetails formula() {
        return with("FormulaDefinition", "").with("SourceTypeMask", 0);
    }

    private void string(ColumnDefinition column) {
        with("Format", "Text").with("FormatName", Shapes.named("Text")).ime();
        with("MaxLength", column.maxLength()).with("DatabaseLength", column.maxLength() * 2);
        with("YomiOf", null).with("IsLocalizable", false).formula();
    }

    private void memo(ColumnDefinition column) {
        with("Format", "TextArea").with("FormatName", Shapes.named("TextArea")).ime();
        with("MaxLength", column.maxLength()).with("IsLocalizable", false);
    }

    private void money(ColumnDefinition column) {
        limits(-MOST_MONEY, MOST_MONEY).precise(column).formula();
        with("PrecisionSource", 0).with("CalculationOf", null).with("IsBaseCurrency", false);
    }

    private void date(String format, String behavior) {
        with("MinSupportedValue", "1753-01-01T00:00:00Z").with("MaxSupportedValue", "9999-12-30T23:59:59Z");
        with("Format", format).with("DateTimeBehavior", Shapes.named(behavior)).ime();
        with("CanChangeDateTimeBehavior", Shapes.managed("CanChangeDateTimeBehavior", true))
                .formula();
    }

    private static List<String> targets(ColumnDefinition column) {
        return column.targets().values().stream().distinct().toList();
    }

    private void choice() {
        with("DefaultFormValue", -1).with("ParentPicklistLogicalName", null);
        with("ChildPicklistLogicalNames", List.of()).formula();
    }

    private void image() {
        with("IsPrimaryImage", false).with("MaxHeight", 144).with("MaxWidth", 144);
        with("MaxSizeInKB", 10_240).with("CanStoreFullImage", false);
    }
}
