package io.roundtrip.schema.solution;

import io.roundtrip.schema.install.Roles;
import io.roundtrip.schema.tables.MappingTables;
import io.roundtrip.schema.tables.OperatorTables;
import io.roundtrip.schema.tables.PipelineTables;
import io.roundtrip.schema.tables.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The model-driven app in which a maker opens mappings and failures, and its site map. */
final class AppXml {

    static final String NAME = "rt_Roundtrip";

    /** The platform's own icon of an app without one. */
    private static final String DEFAULT_ICON = "953b9fac-1e5e-e611-80d6-00155ded156f";

    /** Roles that every environment has under these ids: System Administrator and System Customizer. */
    private static final List<String> MAKERS =
            List.of("{627090ff-40a3-4053-8790-584edc5be201}", "{119f245c-3cc8-4b62-b31c-d1a046ced15d}");

    private static final List<Map.Entry<String, List<TableDefinition>>> GROUPS = List.of(
            Map.entry(
                    "Failures",
                    List.of(PipelineTables.FAILURE, PipelineTables.NOTIFICATION, OperatorTables.RETRY_OPERATION)),
            Map.entry("Mappings", MappingTables.ALL),
            Map.entry(
                    "Operation",
                    List.of(
                            PipelineTables.CHANGE_FEED,
                            PipelineTables.INSTANCE,
                            PipelineTables.LINK,
                            OperatorTables.AUDIT_ENTRY)));

    private AppXml() {}

    static Element app() {
        List<Element> components = new ArrayList<>();
        tables().map(TableDefinition::name).sorted().forEach(table -> components.add(component("1", table)));
        components.add(component("62", NAME));
        Stream<String> roles = Stream.concat(Stream.of(RoleXml.id(Roles.BUSINESS_ADMIN)), MAKERS.stream());
        return Element.of(
                "AppModule",
                Element.text("UniqueName", NAME),
                Element.text("IntroducedVersion", "1.0"),
                Element.text("WebResourceId", DEFAULT_ICON),
                Element.text("OptimizedFor", ""),
                Element.text("statecode", "0"),
                Element.text("statuscode", "1"),
                Element.text("FormFactor", "1"),
                Element.text("ClientType", "4"),
                Element.text("NavigationType", "0"),
                Element.of("AppModuleComponents", components),
                Element.of(
                        "AppModuleRoleMaps",
                        roles.map(id -> Element.of("Role").with("id", id)).toList()),
                Texts.localizedNames("Roundtrip"),
                Texts.descriptions("Mappings, failures and what is running."));
    }

    private static Stream<TableDefinition> tables() {
        return GROUPS.stream().map(Map.Entry::getValue).flatMap(List::stream);
    }

    private static Element component(String type, String name) {
        return Element.of("AppModuleComponent").with("type", type).with("schemaName", name);
    }

    static Element siteMap() {
        return Element.of(
                "AppModuleSiteMap",
                Element.text("SiteMapUniqueName", NAME),
                Element.text("EnableCollapsibleGroups", "False"),
                Element.text("ShowHome", "True"),
                Element.text("ShowPinned", "True"),
                Element.text("ShowRecents", "True"),
                Element.of("SiteMap", area()).with("IntroducedVersion", "7.0.0.0"),
                Texts.localizedNames("Roundtrip"));
    }

    private static Element area() {
        List<Element> parts = new ArrayList<>(List.of(titles("Roundtrip")));
        GROUPS.forEach(group -> parts.add(group(group.getKey(), group.getValue())));
        return Element.of("Area", parts)
                .with("Id", "rt_area")
                .with("ResourceId", "SitemapDesigner.NewTitle")
                .with("DescriptionResourceId", "SitemapDesigner.NewTitle")
                .with("ShowGroups", "true")
                .with("IntroducedVersion", "7.0.0.0");
    }

    private static Element group(String title, List<TableDefinition> tables) {
        List<Element> parts = new ArrayList<>(List.of(titles(title)));
        tables.forEach(table -> parts.add(subArea(table)));
        return Element.of("Group", parts)
                .with("Id", "rt_group_" + title.toLowerCase(Locale.ROOT))
                .with("ResourceId", "SitemapDesigner.NewGroup")
                .with("DescriptionResourceId", "SitemapDesigner.NewGroup")
                .with("IntroducedVersion", "7.0.0.0")
                .with("IsProfile", "false")
                .with("ToolTipResourseId", "SitemapDesigner.Unknown");
    }

    private static Element subArea(TableDefinition table) {
        return Element.of("SubArea", titles(table.pluralDisplayName()))
                .with("Id", "rt_subarea_" + table.name())
                .with("Entity", table.name())
                .with("Client", "All,Outlook,OutlookLaptopClient,OutlookWorkstationClient,Web")
                .with("AvailableOffline", "true")
                .with("PassParams", "false")
                .with("Sku", "All,OnPremise,Live,SPLA");
    }

    private static Element titles(String title) {
        return Element.of(
                "Titles", Element.of("Title").with("LCID", Texts.ENGLISH).with("Title", title));
    }
}
