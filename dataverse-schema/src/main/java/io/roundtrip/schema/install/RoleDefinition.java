package io.roundtrip.schema.install;

import io.roundtrip.dataverse.Grant;
import io.roundtrip.schema.DeterministicId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A security role: what it may do with which tables, of the whole organization, because change tracking refuses anybody
 * with less, and our own tables know nothing else.
 *
 * @param mapped what it may do with every mapped table
 */
public record RoleDefinition(String name, List<Access> own, Set<Right> mapped, List<String> others) {

    /** What can be done with the rows of a table; named as privileges are. */
    public enum Right {
        CREATE("Create"),
        READ("Read"),
        WRITE("Write"),
        DELETE("Delete");

        private final String verb;

        Right(String verb) {
            this.verb = verb;
        }

        Grant on(String schemaName) {
            return Grant.global("prv" + verb + schemaName);
        }
    }

    /** Rights on one table of our own. */
    public record Access(String table, Set<Right> rights) {}

    public RoleDefinition {
        own = List.copyOf(own);
        mapped = Set.copyOf(mapped);
        others = List.copyOf(others);
    }

    /** The same wherever the role is made. */
    public UUID id() {
        return id(name);
    }

    static UUID id(String name) {
        return DeterministicId.of("role", name);
    }

    /** @param mappedSchemaNames schema names of the mapped tables */
    public Set<Grant> grants(List<String> mappedSchemaNames) {
        List<Grant> grants = new ArrayList<>();
        own.forEach(access -> access.rights().forEach(right -> grants.add(right.on(access.table()))));
        mappedSchemaNames.forEach(table -> mapped.forEach(right -> grants.add(right.on(table))));
        others.forEach(privilege -> grants.add(Grant.global(privilege)));
        return new LinkedHashSet<>(grants);
    }
}
