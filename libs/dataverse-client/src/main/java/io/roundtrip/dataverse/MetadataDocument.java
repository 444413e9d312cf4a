package io.roundtrip.dataverse;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.olingo.client.core.ODataClientFactory;
import org.apache.olingo.commons.api.edm.provider.CsdlAnnotation;
import org.apache.olingo.commons.api.edm.provider.CsdlEntitySet;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityType;
import org.apache.olingo.commons.api.edm.provider.CsdlNavigationProperty;
import org.apache.olingo.commons.api.edm.provider.CsdlProperty;
import org.apache.olingo.commons.api.edm.provider.CsdlReferentialConstraint;
import org.apache.olingo.commons.api.edm.provider.CsdlSchema;
import org.apache.olingo.commons.api.edm.provider.annotation.CsdlCollection;
import org.apache.olingo.commons.api.edm.provider.annotation.CsdlExpression;
import org.apache.olingo.commons.api.edm.provider.annotation.CsdlPropertyPath;
import org.apache.olingo.commons.api.edm.provider.annotation.CsdlPropertyValue;
import org.apache.olingo.commons.api.edm.provider.annotation.CsdlRecord;
import org.apache.olingo.commons.api.format.ContentType;

/**
 * Reads {@code $metadata} by Olingo. Sources: "OData CSDL XML Representation 4.0"; Web API, "Web API Service Documents".
 */
final class MetadataDocument {

    private static final String ALTERNATE_KEYS = "OData.Community.Keys.V1.AlternateKeys";
    private static final String CHANGE_TRACKING = "Org.OData.Capabilities.V1.ChangeTracking";
    private static final String COMPUTED = "Org.OData.Core.V1.Computed";

    private final CsdlSchema schema;

    private MetadataDocument(CsdlSchema schema) {
        this.schema = schema;
    }

    static EnvironmentModel read(InputStream xml) {
        List<CsdlSchema> schemas = ODataClientFactory.getClient()
                .getDeserializer(ContentType.APPLICATION_XML)
                .toMetadata(xml)
                .getSchemas();
        Map<String, EnvironmentModel.Table> tables = new HashMap<>();
        schemas.forEach(schema -> new MetadataDocument(schema).addTo(tables));
        return new EnvironmentModel(tables);
    }

    private void addTo(Map<String, EnvironmentModel.Table> tables) {
        if (schema.getEntityContainer() == null) {
            return;
        }
        for (CsdlEntitySet set : schema.getEntityContainer().getEntitySets()) {
            CsdlEntityType type = schema.getEntityType(set.getTypeFQN().getName());
            if (type != null && type.getKey() != null && !type.getKey().isEmpty()) {
                tables.put(type.getName(), table(set, type));
            }
        }
    }

    private EnvironmentModel.Table table(CsdlEntitySet set, CsdlEntityType type) {
        return new EnvironmentModel.Table(
                type.getName(),
                set.getName(),
                type.getKey().get(0).getName(),
                columns(type),
                alternateKeys(type),
                annotated(set.getAnnotations(), CHANGE_TRACKING));
    }

    private Map<String, EnvironmentModel.Column> columns(CsdlEntityType type) {
        Map<String, Map<String, String>> lookups = lookups(type);
        Map<String, EnvironmentModel.Column> columns = new LinkedHashMap<>();
        for (CsdlProperty property : inherited(type, CsdlEntityType::getProperties)) {
            Map<String, String> navigation = lookups.getOrDefault(property.getName(), Map.of());
            String name = logicalName(property.getName());
            boolean readOnly = annotated(property.getAnnotations(), COMPUTED);
            columns.put(
                    name,
                    new EnvironmentModel.Column(
                            name, property.getTypeAsFQNObject().getName(), readOnly, navigation));
        }
        return columns;
    }

    /** By the property that holds the id, for example {@code _primarycontactid_value}. */
    private Map<String, Map<String, String>> lookups(CsdlEntityType type) {
        Map<String, Map<String, String>> lookups = new HashMap<>();
        for (CsdlNavigationProperty navigation : inherited(type, CsdlEntityType::getNavigationProperties)) {
            for (CsdlReferentialConstraint constraint : navigation.getReferentialConstraints()) {
                lookups.computeIfAbsent(constraint.getProperty(), property -> new LinkedHashMap<>())
                        .put(navigation.getTypeFQN().getName(), navigation.getName());
            }
        }
        return lookups;
    }

    /** Those of the types it is based on first: an appointment has what every activity has. */
    private <T> List<T> inherited(CsdlEntityType type, Function<CsdlEntityType, List<T>> part) {
        List<T> all = new ArrayList<>();
        CsdlEntityType base = type.getBaseTypeFQN() == null
                ? null
                : schema.getEntityType(type.getBaseTypeFQN().getName());
        if (base != null) {
            all.addAll(inherited(base, part));
        }
        all.addAll(part.apply(type));
        return all;
    }

    private static String logicalName(String property) {
        return property.startsWith("_") && property.endsWith("_value")
                ? property.substring(1, property.length() - "_value".length())
                : property;
    }

    private static boolean annotated(List<CsdlAnnotation> annotations, String term) {
        return annotations.stream()
                .filter(annotation -> annotation.getTerm().equals(term))
                .anyMatch(annotation -> supported(annotation.getExpression()));
    }

    /** True, or a record that says {@code Supported}. */
    private static boolean supported(CsdlExpression expression) {
        if (expression instanceof CsdlRecord options) {
            return options.getPropertyValues().stream()
                    .filter(value -> value.getProperty().equals("Supported"))
                    .anyMatch(value -> supported(value.getValue()));
        }
        return expression == null
                || expression.isConstant()
                        && Boolean.parseBoolean(expression.asConstant().getValue());
    }

    private static List<List<String>> alternateKeys(CsdlEntityType type) {
        return type.getAnnotations().stream()
                .filter(annotation -> annotation.getTerm().equals(ALTERNATE_KEYS))
                .flatMap(annotation -> records(annotation.getExpression()))
                .map(MetadataDocument::keyColumns)
                .toList();
    }

    private static List<String> keyColumns(CsdlRecord key) {
        return values(key, "Key")
                .flatMap(MetadataDocument::records)
                .flatMap(part -> values(part, "Name"))
                .map(name -> logicalName(((CsdlPropertyPath) name).getValue()))
                .toList();
    }

    private static Stream<CsdlRecord> records(CsdlExpression expression) {
        return expression instanceof CsdlCollection collection
                ? collection.getItems().stream()
                        .filter(CsdlRecord.class::isInstance)
                        .map(CsdlRecord.class::cast)
                : Stream.empty();
    }

    private static Stream<CsdlExpression> values(CsdlRecord options, String property) {
        return options.getPropertyValues().stream()
                .filter(value -> value.getProperty().equals(property))
                .map(CsdlPropertyValue::getValue);
    }
}
