package io.roundtrip.mapping;

import io.roundtrip.mapping.ColumnMapping.Constant;
import io.roundtrip.mapping.ColumnMapping.FromColumn;
import io.roundtrip.mapping.ColumnMapping.FromExpression;
import io.roundtrip.mapping.ColumnMapping.ParentLookup;
import io.roundtrip.messaging.RetryPolicy;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Any legal content: two targets, some value maps, mappings whose lookups point to earlier ones. */
final class RandomMappings {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Random random;
    private final List<ValueMap> valueMaps = new ArrayList<>();
    private final List<TableMapping> mappings = new ArrayList<>();

    RandomMappings(Random random) {
        this.random = random;
    }

    Mappings next() {
        IntStream.range(0, random.nextInt(3)).forEach(i -> valueMaps.add(new ValueMap("map-" + i, texts())));
        IntStream.range(0, random.nextInt(4)).forEach(i -> mappings.add(mapping(i)));
        return new Mappings(List.of(MappingBuilder.erp(), crm()), mappings, valueMaps);
    }

    private TargetDefinition crm() {
        return new TargetDefinition(
                "crm", "jdbc", oneOf(OrderMode.values()), oneOf(Guarantee.values()), TargetState.RUNNING);
    }

    private TableMapping mapping(int number) {
        return new TableMapping(
                "mapping-" + number,
                "table" + random.nextInt(2),
                "erp",
                "r" + Texts.any(random),
                random.nextInt(100) - 10,
                oneOf(InitialLoad.values()),
                maybe(() -> RowFilter.parse("name ne '" + Texts.any(random).replace("'", "''") + "'")),
                oneOf(ExitPolicy.values()),
                oneOf(DeletePolicy.values()),
                new RetryPolicy(
                        1 + random.nextInt(20), Duration.ofMillis(1 + random.nextInt(90_000)), Duration.ofHours(2)),
                "rt_id" + number,
                IntStream.rangeClosed(0, random.nextInt(6))
                        .mapToObj(this::column)
                        .toList(),
                0,
                MappingState.RUNNING,
                Optional.empty());
    }

    private ColumnMapping column(int number) {
        FieldPath to = new FieldPath(List.of("f" + number + Texts.any(random), "x" + Texts.any(random)));
        boolean required = random.nextBoolean();
        return switch (random.nextInt(4)) {
            case 0 -> new FromColumn(to, "column" + number, conversion(), valueMap(), required);
            case 1 -> new Constant(to, constant());
            case 2 -> new FromExpression(to, expression(), new TreeSet<>(List.of("a", "b_" + number)), required);
            default -> parent(to, required);
        };
    }

    private ColumnMapping parent(FieldPath to, boolean required) {
        Map<String, String> parents = new LinkedHashMap<>();
        mappings.forEach(mapping -> parents.put(mapping.table(), mapping.name()));
        return parents.isEmpty()
                ? new Constant(to, constant())
                : new ParentLookup(to, "parentid", parents, oneOf(WhenMissing.values()), required);
    }

    private Conversion conversion() {
        return oneOf(
                new Conversion.AsRead(),
                new Conversion.Text(),
                new Conversion.WholeNumber(),
                new Conversion.DecimalNumber(random.nextInt(5)),
                new Conversion.YesNo(),
                new Conversion.Date(ZoneId.of(oneOf("UTC", "Europe/Berlin", "+02:00"))),
                new Conversion.DateTime());
    }

    private JsonNode constant() {
        return oneOf(
                JSON.stringNode(Texts.any(random)),
                JSON.numberNode(random.nextInt()),
                JSON.numberNode(random.nextLong()),
                JSON.numberNode(new BigDecimal("1.50")),
                JSON.numberNode(new BigDecimal("1E+30")),
                JSON.booleanNode(random.nextBoolean()));
    }

    private Expression expression() {
        return new Expression("a & '" + Texts.any(random).replaceAll("['\\\\\\p{Cntrl}]", "") + "'");
    }

    private Optional<String> valueMap() {
        return random.nextBoolean() ? valueMaps.stream().map(ValueMap::name).findFirst() : Optional.empty();
    }

    private Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        IntStream.range(0, random.nextInt(5)).forEach(i -> texts.put(Texts.any(random), Texts.any(random)));
        return texts;
    }

    private <T> Optional<T> maybe(Supplier<T> supplier) {
        return random.nextBoolean() ? Optional.of(supplier.get()) : Optional.empty();
    }

    @SafeVarargs
    private <T> T oneOf(T... values) {
        return values[random.nextInt(values.length)];
    }
}
