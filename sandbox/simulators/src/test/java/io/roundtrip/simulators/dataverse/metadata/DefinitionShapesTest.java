package io.roundtrip.simulators.dataverse.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import io.roundtrip.simulators.dataverse.WebApi;
import io.roundtrip.simulators.dataverse.protocol.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Definitions have the names and kinds of values that recorded ones of a real organization have; see SOURCES.md beside them. */
class DefinitionShapesTest {
    private static final SimulatedDataverse dataverse = SampleTables.start();

    /** In what these types are declared with in {@code $metadata}, but not in the recorded answer of another function. */
    private static final Set<String> OF_NEWER_OR_OTHER_VERSIONS = Set.of("MinSupportedValue", "MaxSupportedValue");

    /** Names that a client of definitions needs. */
    private static final Set<String> NEEDED = Set.of(
            "LogicalName",
            "SchemaName",
            "AttributeType",
            "AttributeTypeName",
            "RequiredLevel",
            "IsValidForCreate",
            "IsValidForUpdate",
            "IsValidForRead",
            "IsSecured",
            "SourceType",
            "DisplayName",
            "HasChanged",
            "MetadataId");

    private final WebApi kim = new WebApi(dataverse.url(), "kim.demo");

    @AfterAll
    static void stop() {
        dataverse.close();
    }

    @Test
    void aTableIsShownAsARealOneIs() {
        Map<String, Object> shown =
                kim.get("EntityDefinitions(LogicalName='sample_thing')").json();
        Map<String, Set<String>> real = new HashMap<>();
        recorded().forEach(table -> kinds(table, real));
        // the recorded document was asked for few properties; complex ones it was not asked for it does not show
        Map<String, Object> primitive = new LinkedHashMap<>(shown);
        primitive.values().removeIf(Map.class::isInstance);
        primitive.remove("@odata.context");
        assertThat(real.keySet()).containsAll(primitive.keySet());
        shown.forEach((name, value) -> assertFits(name, value, real.getOrDefault(name, Set.of("null"))));
        assertThat(shown).containsKeys("ChangeTrackingEnabled", "IsOptimisticConcurrencyEnabled", "HasChanged");
    }

    @Test
    void columnsAreShownAsRealOnesOfTheirTypeAre() {
        Map<String, Map<String, Set<String>>> real = recordedColumns();
        List<Map<String, Object>> columns = kim.get("EntityDefinitions(LogicalName='sample_thing')/Attributes")
                .value();
        Set<String> compared = new TreeSet<>();
        for (Map<String, Object> column : columns) {
            String type = typeName(column);
            Map<String, Set<String>> expected = Objects.requireNonNull(real.get(type), type);
            compared.add(type);
            column.forEach((name, value) -> {
                if (!name.equals("@odata.type") && !OF_NEWER_OR_OTHER_VERSIONS.contains(name)) {
                    assertThat(expected).as(type).containsKey(name);
                    assertFits(type + "." + name, value, expected.get(name));
                }
            });
            assertThat(column.keySet()).as(type).containsAll(NEEDED);
        }
        assertThat(compared).hasSize(17);
    }

    @Test
    void optionsAreShownAsRealOnesAre() {
        Map<String, Set<String>> real = new HashMap<>();
        Map<String, Set<String>> realOptions = new HashMap<>();
        recordedAttributes()
                .map(column -> column.get("OptionSet"))
                .filter(Map.class::isInstance)
                .forEach(set -> {
                    kinds(map(set), real);
                    optionsOf(map(set)).forEach(option -> kinds(option, realOptions));
                });
        for (String column : List.of("sample_size", "statecode", "statuscode", "sample_boolean", "sample_tags")) {
            Map<String, Object> set = optionSet(column);
            assertThat(real.keySet()).as(column).containsAll(set.keySet());
            set.forEach((name, value) -> assertFits(column + "." + name, value, real.get(name)));
            assertThat(optionsOf(set)).isNotEmpty().allSatisfy(option -> {
                assertThat(realOptions.keySet()).containsAll(option.keySet());
                option.forEach((name, value) -> assertFits(column + "." + name, value, realOptions.get(name)));
            });
        }
    }

    private Map<String, Object> optionSet(String column) {
        String address = "EntityDefinitions(LogicalName='sample_thing')/Attributes(LogicalName='" + column + "')";
        String type = String.valueOf(kim.get(address).json().get("@odata.type")).substring(1);
        return map(kim.get(address + "/" + type + "?$expand=OptionSet").json().get("OptionSet"));
    }

    @Test
    void labelsHaveTheShapeOfRealOnes() {
        Map<String, Object> real =
                map(recordedAttributes().findFirst().orElseThrow().get("DisplayName"));
        Map<String, Object> shown =
                map(kim.get("EntityDefinitions(LogicalName='account')").json().get("DisplayName"));
        assertThat(shown.keySet()).isEqualTo(real.keySet());
        assertThat(map(shown.get("UserLocalizedLabel")).keySet())
                .isEqualTo(map(real.get("UserLocalizedLabel")).keySet());
        assertThat(shown.get("LocalizedLabels")).isEqualTo(List.of(shown.get("UserLocalizedLabel")));
    }

    private static Stream<Map<String, Object>> recorded() {
        return Stream.of("account", "cdsify_integrationtest")
                .map(table -> list(resource(table).get("EntityMetadata")).get(0));
    }

    private static Stream<Map<String, Object>> recordedAttributes() {
        return recorded().flatMap(table -> list(table.get("Attributes")).stream());
    }

    /** Kinds of values by property, by the type that the column's definition has. */
    private static Map<String, Map<String, Set<String>>> recordedColumns() {
        Map<String, Map<String, Set<String>>> columns = new HashMap<>();
        recordedAttributes()
                .forEach(column -> kinds(column, columns.computeIfAbsent(typeName(column), type -> new HashMap<>())));
        return columns;
    }

    private static String typeName(Map<String, Object> column) {
        return String.valueOf(map(column.get("AttributeTypeName")).get("Value")).replace("Customer", "Lookup");
    }

    private static void kinds(Map<String, Object> object, Map<String, Set<String>> kinds) {
        object.forEach((name, value) ->
                kinds.computeIfAbsent(name, property -> new TreeSet<>()).add(kind(value)));
    }

    /** A null fits everywhere, and nothing is known of properties that were always null. */
    private static void assertFits(String name, Object value, Set<String> kinds) {
        if (value != null && !kinds.equals(Set.of("null"))) {
            assertThat(kinds).as(name).contains(kind(value));
        }
    }

    private static String kind(Object value) {
        if (value == null) {
            return "null";
        }
        return value instanceof Map
                ? "object"
                : value instanceof Collection
                        ? "array"
                        : value instanceof Number ? "number" : value.getClass().getSimpleName();
    }

    private static List<Map<String, Object>> optionsOf(Map<String, Object> set) {
        return set.containsKey("Options")
                ? list(set.get("Options"))
                : List.of(map(set.get("TrueOption")), map(set.get("FalseOption")));
    }

    private static Map<String, Object> resource(String table) {
        String path = "/dataverse/entitydefinitions/" + table + "-metadata.json";
        try (InputStream file = Objects.requireNonNull(DefinitionShapesTest.class.getResourceAsStream(path))) {
            return Json.object(file.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Object value) {
        return (List<Map<String, Object>>) value;
    }
}
