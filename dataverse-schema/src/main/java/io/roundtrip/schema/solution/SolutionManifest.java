package io.roundtrip.schema.solution;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What {@code solution.xml} says: name, version, publisher and the components that the solution consists of. */
record SolutionManifest(String uniqueName, String label, List<RootComponent> components) {

    /** Version of the product with a fourth number, as Dataverse wants it. */
    static final String VERSION = "0.1.0.0";

    /** Version of the platform whose vocabulary is written. */
    private static final String PLATFORM = "9.2.24053.198";

    private static final List<String> ADDRESS = List.of(
            "AddressTypeCode",
            "City",
            "County",
            "Country",
            "Fax",
            "FreightTermsCode",
            "ImportSequenceNumber",
            "Latitude",
            "Line1",
            "Line2",
            "Line3",
            "Longitude",
            "Name",
            "PostalCode",
            "PostOfficeBox",
            "PrimaryContactName",
            "ShippingMethodCode",
            "StateOrProvince",
            "Telephone1",
            "Telephone2",
            "Telephone3",
            "TimeZoneRuleVersionNumber",
            "UPSZone",
            "UTCOffset",
            "UTCConversionTimeZoneCode");

    /**
     * A component and how much of it belongs to the solution: 0 all of it, 1 its settings and some parts, 2 only parts.
     *
     * @param key {@code schemaName} or {@code id}
     */
    record RootComponent(String type, String key, String value, String behavior) {

        static RootComponent table(String logicalName, String behavior) {
            return new RootComponent("1", "schemaName", logicalName, behavior);
        }

        static RootComponent role(String id) {
            return new RootComponent("20", "id", id, "0");
        }

        static Stream<RootComponent> app(String name) {
            return Stream.of("62", "80").map(type -> new RootComponent(type, "schemaName", name, "0"));
        }

        Element element() {
            return Element.of("RootComponent")
                    .with("type", type)
                    .with(key, value)
                    .with("behavior", behavior);
        }
    }

    SolutionManifest {
        components = List.copyOf(components);
    }

    Element element() {
        Element manifest = Element.of(
                "SolutionManifest",
                Element.text("UniqueName", uniqueName),
                Texts.localizedNames(label),
                Element.of("Descriptions"),
                Element.text("Version", VERSION),
                Element.text("Managed", "0"),
                publisher(),
                Element.of(
                        "RootComponents",
                        components.stream().map(RootComponent::element).toList()),
                Element.of("MissingDependencies"));
        return Texts.root(Element.of("ImportExportXml", manifest)
                .with("version", PLATFORM)
                .with("SolutionPackageVersion", "9.2")
                .with("languagecode", Texts.ENGLISH)
                .with("generatedBy", "CrmLive"));
    }

    /** Prefix and option prefix are those of the names and stored integers in the table definitions. */
    private static Element publisher() {
        return Element.of(
                "Publisher",
                Element.text("UniqueName", "roundtrip"),
                Texts.localizedNames("Roundtrip"),
                Element.of("Descriptions"),
                nil("EMailAddress"),
                nil("SupportingWebsiteUrl"),
                Element.text("CustomizationPrefix", "rt"),
                Element.text("CustomizationOptionValuePrefix", "72700"),
                Element.of("Addresses", address("1"), address("2")));
    }

    private static Element address(String number) {
        List<Element> parts = new ArrayList<>(List.of(Element.text("AddressNumber", number)));
        ADDRESS.forEach(part -> parts.add(nil(part)));
        return Element.of("Address", parts);
    }

    private static Element nil(String name) {
        return Element.text(name, "").with("xsi:nil", "true");
    }
}
