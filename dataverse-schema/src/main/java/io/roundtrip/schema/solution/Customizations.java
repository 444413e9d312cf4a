package io.roundtrip.schema.solution;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** {@code customizations.xml}: whole in the packed solution; the unpacked one only mentions what has files of its own. */
final class Customizations {

    private Customizations() {}

    static Element mentions(Solution solution) {
        return root(solution, List.of(), List.of(), List.of(), List.of(), List.of());
    }

    static Element whole(Solution solution) {
        return root(
                solution,
                solution.tables().stream().map(TableContent::packed).toList(),
                solution.roles().values(),
                solution.relationships().stream().map(Relationship::element).toList(),
                solution.app().stream().map(app -> AppXml.siteMap()).toList(),
                solution.app().stream().map(app -> AppXml.app()).toList());
    }

    private static Element root(
            Solution solution,
            Collection<Element> tables,
            Collection<Element> roles,
            Collection<Element> relationships,
            Collection<Element> siteMaps,
            Collection<Element> apps) {
        List<Element> parts = new ArrayList<>();
        parts.add(Element.of("Entities", tables));
        parts.add(Element.of("Roles", roles));
        parts.add(Element.of("Workflows"));
        parts.add(Element.of("FieldSecurityProfiles"));
        parts.add(Element.of("Templates"));
        parts.add(Element.of("EntityMaps"));
        parts.add(Element.of("EntityRelationships", relationships));
        parts.add(Element.of("OrganizationSettings"));
        parts.add(Element.of("optionsets"));
        parts.add(Element.of("CustomControls"));
        if (solution.app().isPresent()) {
            parts.add(Element.of("AppModuleSiteMaps", siteMaps));
            parts.add(Element.of("AppModules", apps));
        }
        parts.add(Element.of("EntityDataProviders"));
        parts.add(Element.of("Languages", Element.text("Language", Texts.ENGLISH)));
        return Texts.root(Element.of("ImportExportXml", parts));
    }
}
