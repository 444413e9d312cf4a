package io.roundtrip.simulators.dataverse.csdl;

import io.roundtrip.simulators.dataverse.csdl.CsdlModel.EntityType;
import io.roundtrip.simulators.dataverse.csdl.CsdlModel.Navigation;
import io.roundtrip.simulators.dataverse.csdl.CsdlModel.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamReader;

/** An entity type while its elements are read. */
final class EntityTypeParts {
    private static final String COMPUTED = "Org.OData.Core.V1.Computed";
    private static final String ALTERNATE_KEY = "OData.Community.Keys.V1.AlternateKey";

    private final String name;
    private final Optional<String> base;
    private final List<String> key = new ArrayList<>();
    private final List<Property> properties = new ArrayList<>();
    private final List<Navigation> navigations = new ArrayList<>();
    private final List<List<String>> alternateKeys = new ArrayList<>();
    private Navigation navigation = new Navigation("", "", "", "");

    EntityTypeParts(String name, Optional<String> base) {
        this.name = name;
        this.base = base;
    }

    String name() {
        return name;
    }

    void take(String element, XMLStreamReader xml) {
        switch (element) {
            case "PropertyRef" -> key.add(CsdlReader.attribute(xml, "Name"));
            case "Property" ->
                properties.add(
                        new Property(CsdlReader.attribute(xml, "Name"), CsdlReader.attribute(xml, "Type"), false));
            case "NavigationProperty" ->
                navigation = new Navigation(
                        CsdlReader.attribute(xml, "Name"),
                        CsdlReader.simple(CsdlReader.attribute(xml, "Type")),
                        "",
                        CsdlReader.attribute(xml, "Partner"));
            case "ReferentialConstraint" -> navigations.add(held(CsdlReader.attribute(xml, "Property")));
            case "Annotation" -> annotation(xml);
            case "Record" -> record(xml);
            case "PropertyValue" -> value(xml);
            default -> {}
        }
    }

    private Navigation held(String property) {
        return new Navigation(navigation.name(), navigation.target(), property, navigation.partner());
    }

    /** Of the property before it; those of the type itself come after all properties and have other terms. */
    private void annotation(XMLStreamReader xml) {
        boolean says = !"false".equals(xml.getAttributeValue(null, "Bool"));
        if (CsdlReader.attribute(xml, "Term").equals(COMPUTED) && says) {
            Property last = properties.remove(properties.size() - 1);
            properties.add(new Property(last.name(), last.type(), true));
        }
    }

    private void record(XMLStreamReader xml) {
        if (CsdlReader.attribute(xml, "Type").equals(ALTERNATE_KEY)) {
            alternateKeys.add(new ArrayList<>());
        }
    }

    private void value(XMLStreamReader xml) {
        String path = CsdlReader.attribute(xml, "PropertyPath");
        if (!path.isEmpty() && !alternateKeys.isEmpty()) {
            alternateKeys.get(alternateKeys.size() - 1).add(path);
        }
    }

    EntityType type() {
        return new EntityType(name, base, key, properties, navigations, alternateKeys);
    }
}
