package io.roundtrip.simulators.dataverse.metadata;

import io.roundtrip.simulators.dataverse.protocol.Answer;
import io.roundtrip.simulators.dataverse.protocol.Call;
import io.roundtrip.simulators.dataverse.protocol.Json;
import io.roundtrip.simulators.dataverse.protocol.Refusal;
import io.roundtrip.simulators.dataverse.reading.Links;
import io.roundtrip.simulators.dataverse.tables.Column;
import io.roundtrip.simulators.dataverse.tables.ColumnDefinition;
import io.roundtrip.simulators.dataverse.tables.Store;
import io.roundtrip.simulators.dataverse.tables.Table;
import io.roundtrip.simulators.dataverse.tables.TableDefinition;
import io.roundtrip.simulators.dataverse.tables.TableSchema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Table definitions, read only (documentation page "Query table definitions using the Web API"). */
public final class Metadata {
    private static final Pattern ONE =
            Pattern.compile("EntityDefinitions\\(LogicalName='([a-z0-9_]+)'\\)(/Attributes)?");
    private static final Pattern BY_NAME = Pattern.compile("LogicalName eq '([a-z0-9_]+)'");
    private static final Pattern BY_TRACKING = Pattern.compile("ChangeTrackingEnabled eq (true|false)");
    private static final Set<String> OPTIONS = Set.of("$select", "$filter", "$expand");

    private final Store store;
    private final Links links;

    public Metadata(Store store, Links links) {
        this.store = store;
        this.links = links;
    }

    public Answer answer(Call call) {
        if (!call.is("GET")) {
            throw Refusal.notSimulated(call.method() + " " + call.path());
        }
        call.query().allowOnly(OPTIONS);
        Matcher one = ONE.matcher(call.path());
        if (one.matches()) {
            TableSchema schema =
                    store.findTable(one.group(1)).map(Table::schema).orElseThrow(() -> missing(one.group(1)));
            return one.group(2) == null ? definition(call, schema) : attributes(call, schema);
        }
        if (!call.path().equals("EntityDefinitions")) {
            throw Refusal.notSimulated(call.path());
        }
        return list(
                "EntityDefinitions",
                filtered(call).stream().map(schema -> shown(call, schema)).toList());
    }

    private static Refusal missing(String name) {
        return new Refusal(
                404, "0x80060888", "Could not find an entity with the specified entity name: '%s'.".formatted(name));
    }

    private List<TableSchema> filtered(Call call) {
        List<TableSchema> all = store.tables().stream().map(Table::schema).toList();
        return call.query().get("$filter").map(filter -> filtered(all, filter)).orElse(all);
    }

    private static List<TableSchema> filtered(List<TableSchema> all, String filter) {
        Matcher byName = BY_NAME.matcher(filter);
        Matcher byTracking = BY_TRACKING.matcher(filter);
        if (byName.matches()) {
            return all.stream()
                    .filter(schema -> schema.logicalName().equals(byName.group(1)))
                    .toList();
        }
        if (byTracking.matches()) {
            boolean wanted = byTracking.group(1).equals("true");
            return all.stream()
                    .filter(schema -> schema.definition().tracked() == wanted)
                    .toList();
        }
        throw Refusal.notSimulated("$filter=" + filter);
    }

    private Answer definition(Call call, TableSchema schema) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("@odata.context", links.context("EntityDefinitions/$entity"));
        body.putAll(shown(call, schema));
        return Answer.json(200, Json.write(body));
    }

    private Answer attributes(Call call, TableSchema schema) {
        return list(
                "EntityDefinitions('" + schema.logicalName() + "')/Attributes",
                schema.columns().stream()
                        .map(column -> selected(call.query().get("$select"), attribute(schema, column)))
                        .toList());
    }

    private Answer list(String fragment, List<Map<String, Object>> value) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("@odata.context", links.context(fragment));
        body.put("value", value);
        return Answer.json(200, Json.write(body));
    }

    private static Map<String, Object> shown(Call call, TableSchema schema) {
        Map<String, Object> shown = selected(call.query().get("$select"), properties(schema));
        call.query().get("$expand").ifPresent(expand -> shown.put("Attributes", expanded(schema, expand)));
        return shown;
    }

    private static List<Map<String, Object>> expanded(TableSchema schema, String expand) {
        Matcher matcher =
                Pattern.compile("Attributes(?:\\(\\$select=([A-Za-z,]+)\\))?").matcher(expand);
        if (!matcher.matches()) {
            throw Refusal.notSimulated("$expand=" + expand);
        }
        List<Map<String, Object>> attributes = new ArrayList<>();
        schema.columns()
                .forEach(column ->
                        attributes.add(selected(Optional.ofNullable(matcher.group(1)), attribute(schema, column))));
        return attributes;
    }

    private static Map<String, Object> properties(TableSchema schema) {
        TableDefinition definition = schema.definition();
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("LogicalName", definition.logicalName());
        properties.put("EntitySetName", definition.entitySet());
        properties.put("LogicalCollectionName", definition.entitySet());
        properties.put("SchemaName", definition.schemaName());
        properties.put("PrimaryIdAttribute", definition.idColumn());
        properties.put("PrimaryNameAttribute", definition.nameColumn());
        properties.put("ChangeTrackingEnabled", definition.tracked());
        properties.put("IsOptimisticConcurrencyEnabled", true);
        properties.put("TableType", "Standard");
        properties.put("OwnershipType", "OrganizationOwned");
        properties.put("MetadataId", metadataId(definition.logicalName()));
        return properties;
    }

    private static Map<String, Object> attribute(TableSchema schema, Column column) {
        ColumnDefinition definition = column.definition();
        boolean isId = column.ordinal() == TableSchema.ID;
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("@odata.type", "#Microsoft.Dynamics.CRM." + column.type().attributeType() + "AttributeMetadata");
        properties.put("LogicalName", column.name());
        properties.put("SchemaName", column.name());
        properties.put("AttributeType", column.type().attributeType());
        properties.put("MaxLength", column.type().isText() ? definition.maxLength() : null);
        properties.put("RequiredLevel", Map.of("Value", requiredLevel(definition, isId)));
        properties.put("IsPrimaryId", isId);
        properties.put("IsPrimaryName", column.name().equals(schema.definition().nameColumn()));
        properties.put("IsValidForRead", true);
        properties.put("IsValidForCreate", definition.updatable());
        properties.put("IsValidForUpdate", definition.updatable() && !isId);
        properties.put("IsSecured", definition.secured());
        properties.put("Targets", List.copyOf(Set.copyOf(definition.targets().values())));
        properties.put("MetadataId", metadataId(schema.logicalName() + "." + column.name()));
        return properties;
    }

    private static String requiredLevel(ColumnDefinition definition, boolean isId) {
        return isId || definition.required() ? "SystemRequired" : "None";
    }

    private static UUID metadataId(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Object> selected(Optional<String> select, Map<String, Object> properties) {
        Map<String, Object> shown = new LinkedHashMap<>(properties);
        select.ifPresent(names -> {
            List<String> wanted = List.of(names.split(",", -1));
            wanted.stream()
                    .filter(name -> !properties.containsKey(name))
                    .findFirst()
                    .ifPresent(name -> {
                        throw Refusal.notSimulated("metadata property " + name);
                    });
            shown.keySet()
                    .removeIf(name -> !wanted.contains(name) && !name.equals("MetadataId") && !name.startsWith("@"));
        });
        return shown;
    }
}
