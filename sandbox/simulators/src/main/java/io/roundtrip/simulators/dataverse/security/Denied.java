package io.roundtrip.simulators.dataverse.security;

import io.roundtrip.simulators.dataverse.protocol.Refusal;
import io.roundtrip.simulators.dataverse.security.Rights.Principal;
import io.roundtrip.simulators.dataverse.tables.Table;
import java.util.UUID;

/** The refusals of the platform's security, worded as captured answers and the page "Troubleshoot client errors" have them. */
final class Denied {
    static final String MISSING_PRIVILEGE = "0x80040220";

    private final Privileges privileges;
    private final ObjectTypes types;

    Denied(Privileges privileges, ObjectTypes types) {
        this.privileges = privileges;
        this.types = types;
    }

    /** A missing privilege for rows of a table. */
    Refusal privilege(Rights rights, Right right, Table table) {
        String on = "on OTC=%d for entity '%s' (LocalizedName='%s')"
                .formatted(
                        types.code(table),
                        table.schema().logicalName(),
                        table.schema().definition().schemaName());
        return privilege(rights, right.privilege(table), on);
    }

    /** A missing privilege that belongs to no table. */
    Refusal privilege(Rights rights, String name) {
        return privilege(rights, name, "on OTC=0 for entity '' (LocalizedName='')");
    }

    private Refusal privilege(Rights rights, String name, String on) {
        Principal user = rights.principal();
        String principal =
                ("Principal user (Id=%s, type=8, roleCount=%d, privilegeCount=%d, accessMode='%s', AADObjectId='%s', "
                                + "MetadataCachePrivilegesCount=%d, businessUnitId=%s)")
                        .formatted(
                                user.user(),
                                rights.roles().size(),
                                rights.privilegeCount(),
                                user.standing().accessMode(),
                                user.objectId(),
                                privileges.count(),
                                user.businessUnit());
        String text = ("%s, is missing %s privilege (Id=%s) %s. context.Caller=%s. "
                        + "Consider adding missed privilege to one of the principal (user/team) roles.")
                .formatted(principal, name, Privileges.id(name), on, user.user());
        return new Refusal(403, MISSING_PRIVILEGE, text);
    }

    /** The privilege is there, but does not reach the row. */
    static Refusal row(Rights rights, Right right, Table table, UUID id) {
        return new Refusal(
                403,
                "0x80048306",
                "Principal with id %s does not have %s right(s) for record with id %s of entity %s"
                        .formatted(
                                rights.principal().user(),
                                right.access(),
                                id,
                                table.schema().logicalName()));
    }

    static Refusal column(Rights rights, ColumnRight right, ColumnPermissions.Secured column) {
        String code = right == ColumnRight.CREATE ? "0x8004f502" : "0x8004f507";
        String verb = right == ColumnRight.CREATE ? "create" : "update";
        String text = ("Caller user with Id %s does not have %s permissions to a %s secured field on entity %s. "
                        + "The requested operation could not be completed.")
                .formatted(rights.principal().user(), verb, column.column(), column.table());
        return new Refusal(403, code, text);
    }

    static Refusal noRoles(UUID user) {
        return new Refusal(
                403,
                "0x80042f09",
                "SecLib::RetrievePrivilegeForUser failed - no roles are assigned to user. Returned hr = -2147209463, User: "
                        + user);
    }

    static Refusal disabled(UUID user) {
        return new Refusal(
                403,
                "0x80040225",
                "The specified user(Id = %s) is disabled. Consider enabling this user. Additional Details: User: %s"
                        .formatted(user, user));
    }

    static Refusal noMember() {
        return new Refusal(403, "0x80072560", "The user is not a member of the organization.");
    }
}
