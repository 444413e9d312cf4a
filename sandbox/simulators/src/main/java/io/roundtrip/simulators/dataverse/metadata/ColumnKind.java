package io.roundtrip.simulators.dataverse.metadata;

import io.roundtrip.simulators.dataverse.tables.ColumnDefinition;
import java.util.HashSet;
import java.util.Set;

/**
 * A column's type under its three names.
 *
 * @param metadataType the entity type that describes the column
 * @param code {@code AttributeType}; all newer types are {@code Virtual}
 * @param typeName {@code AttributeTypeName}
 */
record ColumnKind(String metadataType, String code, String typeName) {
    private static final Set<String> CUSTOMER = Set.of("account", "contact");

    static ColumnKind of(ColumnDefinition column) {
        return switch (column.type()) {
            case CHOICES -> named("MultiSelectPicklist", "Virtual");
            case FILE -> named("File", "Virtual");
            case IMAGE -> named("Image", "Virtual");
            case UNIQUEIDENTIFIER ->
                new ColumnKind("UniqueIdentifierAttributeMetadata", "Uniqueidentifier", "UniqueidentifierType");
            case LOOKUP -> lookup(column);
            default -> named(column.type().attributeType(), column.type().attributeType());
        };
    }

    private static ColumnKind named(String type, String code) {
        return new ColumnKind(type + "AttributeMetadata", code, type + "Type");
    }

    private static ColumnKind lookup(ColumnDefinition column) {
        boolean isCustomer = new HashSet<>(column.targets().values()).equals(CUSTOMER);
        String code = column.name().equals("ownerid") ? "Owner" : isCustomer ? "Customer" : "Lookup";
        return new ColumnKind("LookupAttributeMetadata", code, code + "Type");
    }
}
