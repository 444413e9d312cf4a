package io.roundtrip.simulators.dataverse.security;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Who may do what with secured columns, other than administrators, who may do all (documentation page "Column-level security"). */
public final class ColumnPermissions {

    /** A secured column by its logical names. */
    public record Secured(String table, String column) {}

    private record Holder(String user, Secured column) {}

    private final Map<Holder, Set<ColumnRight>> permitted = new HashMap<>();

    void permit(String user, Secured column, Set<ColumnRight> rights) {
        permitted
                .computeIfAbsent(new Holder(user, column), holder -> EnumSet.noneOf(ColumnRight.class))
                .addAll(rights);
    }

    boolean allow(String user, Secured column, ColumnRight right) {
        return permitted.getOrDefault(new Holder(user, column), Set.of()).contains(right);
    }
}
