package io.roundtrip.schema.solution;

import io.roundtrip.dataverse.Grant;
import io.roundtrip.schema.install.RoleDefinition;
import java.util.Comparator;
import java.util.List;

/** A security role with its privileges, all of them of the whole organization. */
final class RoleXml {

    private RoleXml() {}

    /** @param mappedSchemaNames schema names of the mapped tables that the role may read or write */
    static Element of(RoleDefinition role, List<String> mappedSchemaNames) {
        List<Element> privileges = role.grants(mappedSchemaNames).stream()
                .map(Grant::privilege)
                .sorted(Comparator.naturalOrder())
                .map(RoleXml::privilege)
                .toList();
        return Element.of("Role", Element.text("IsCustomizable", "1"), Element.of("RolePrivileges", privileges))
                .with("id", id(role))
                .with("name", role.name())
                .with("isinherited", "1");
    }

    /** The id that the installer gives the role, so that both ways make one role. */
    static String id(RoleDefinition role) {
        return Texts.braced(role.id());
    }

    private static Element privilege(String name) {
        return Element.of("RolePrivilege").with("name", name).with("level", "Global");
    }
}
