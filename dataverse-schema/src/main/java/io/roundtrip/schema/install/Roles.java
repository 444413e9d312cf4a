package io.roundtrip.schema.install;

import static io.roundtrip.schema.install.RoleDefinition.Right.CREATE;
import static io.roundtrip.schema.install.RoleDefinition.Right.DELETE;
import static io.roundtrip.schema.install.RoleDefinition.Right.READ;
import static io.roundtrip.schema.install.RoleDefinition.Right.WRITE;

import io.roundtrip.schema.install.RoleDefinition.Access;
import io.roundtrip.schema.install.RoleDefinition.Right;
import io.roundtrip.schema.tables.MappingTables;
import io.roundtrip.schema.tables.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The five security roles, each with the least that its holder needs. */
public final class Roles {

    /** Reading definitions of tables, and the organization's row. */
    private static final List<String> DEFINITIONS = List.of(
            "prvReadEntity", "prvReadAttribute", "prvReadRelationship", "prvReadOptionSet", "prvReadOrganization");

    public static final RoleDefinition SENDER = app(
            "Roundtrip Sender",
            Set.of(READ),
            own("rt_changefeed", CREATE, READ, WRITE),
            own("rt_notification", CREATE, READ, WRITE, DELETE),
            own("rt_failure", CREATE, READ, WRITE),
            own("rt_link", READ));

    public static final RoleDefinition DELIVERY = app(
            "Roundtrip Delivery",
            Set.of(READ),
            own("rt_changefeed", READ),
            own("rt_notification", CREATE),
            own("rt_failure", CREATE, READ, WRITE),
            own("rt_link", READ));

    public static final RoleDefinition ACKNOWLEDGEMENT = app(
            "Roundtrip Acknowledgement",
            Set.of(READ, WRITE),
            own("rt_notification", CREATE),
            own("rt_failure", CREATE, READ, WRITE),
            own("rt_link", CREATE, READ, WRITE, DELETE));

    public static final RoleDefinition ADMIN_UI = app(
            "Roundtrip Admin UI",
            Set.of(READ),
            own("rt_changefeed", READ),
            own("rt_notification", READ, WRITE, DELETE),
            own("rt_failure", CREATE, READ, WRITE),
            own("rt_link", READ),
            own("rt_retryoperation", CREATE, READ, WRITE),
            own("rt_auditentry", CREATE, READ));

    public static final RoleDefinition BUSINESS_ADMIN = new RoleDefinition(
            "Roundtrip Business admin",
            with(
                    mappingTables(CREATE, READ, WRITE, DELETE),
                    own("rt_changefeed", READ),
                    own("rt_notification", CREATE, READ, WRITE),
                    own("rt_failure", READ, WRITE),
                    own("rt_link", READ),
                    own("rt_instance", READ),
                    own("rt_retryoperation", READ),
                    own("rt_auditentry", READ)),
            Set.of(READ),
            DEFINITIONS);

    public static final List<RoleDefinition> ALL = List.of(SENDER, DELIVERY, ACKNOWLEDGEMENT, ADMIN_UI, BUSINESS_ADMIN);

    private Roles() {}

    /** Every app reads the mappings and tells by its instance that it lives. */
    private static RoleDefinition app(String name, Set<Right> mapped, Access... own) {
        List<Access> all = with(mappingTables(READ), own);
        all.add(own("rt_instance", CREATE, READ, WRITE));
        return new RoleDefinition(name, all, mapped, DEFINITIONS);
    }

    private static List<Access> with(List<Access> some, Access... more) {
        List<Access> all = new ArrayList<>(some);
        all.addAll(List.of(more));
        return all;
    }

    private static List<Access> mappingTables(Right... rights) {
        return MappingTables.ALL.stream()
                .map(TableDefinition::name)
                .map(table -> own(table, rights))
                .toList();
    }

    private static Access own(String table, Right... rights) {
        return new Access(table, Set.of(rights));
    }
}
