package io.roundtrip.simulators.dataverse.csdl;

import io.roundtrip.simulators.dataverse.tables.Column;
import io.roundtrip.simulators.dataverse.tables.TableSchema;
import java.util.List;

/** Alternate keys that are active, as annotations of their type (vocabulary "OData.Community.Keys.V1"). */
final class CsdlKeys {
    static final String VOCABULARY = "OData.Community.Keys.V1";

    private CsdlKeys() {}

    static void write(Xml xml, TableSchema table) {
        List<List<String>> keys = table.definition().alternateKeys();
        if (!keys.isEmpty()) {
            xml.element(
                    "Annotation",
                    () -> xml.element("Collection", () -> keys.forEach(key -> alternateKey(xml, table, key))),
                    "Term",
                    VOCABULARY + ".AlternateKeys");
        }
    }

    private static void alternateKey(Xml xml, TableSchema table, List<String> key) {
        xml.element(
                "Record",
                () -> xml.element(
                        "PropertyValue",
                        () -> xml.element("Collection", () -> key.forEach(name -> keyPart(xml, table, name))),
                        "Property",
                        "Key"),
                "Type",
                VOCABULARY + ".AlternateKey");
    }

    private static void keyPart(Xml xml, TableSchema table, String column) {
        String property = table.byName(column).map(Column::propertyName).orElse(column);
        xml.element(
                "Record",
                () -> {
                    xml.element("PropertyValue", "Property", "Alias", "String", property);
                    xml.element("PropertyValue", "Property", "Name", "PropertyPath", property);
                },
                "Type",
                VOCABULARY + ".PropertyRef");
    }
}
