package io.roundtrip.schema.install;

import io.roundtrip.dataverse.ColumnMetadata;
import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.dataverse.Definitions;
import io.roundtrip.dataverse.Grant;
import io.roundtrip.dataverse.KeyState;
import io.roundtrip.dataverse.NewColumn;
import io.roundtrip.dataverse.SecurityRoles;
import io.roundtrip.dataverse.TableMetadata;
import io.roundtrip.mapping.Mappings;
import io.roundtrip.mapping.TableMapping;
import io.roundtrip.mapping.TableSupport;
import io.roundtrip.schema.tables.ColumnDefinition;
import io.roundtrip.schema.tables.ColumnType;
import io.roundtrip.schema.tables.OwnTables;
import io.roundtrip.schema.tables.TableDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Compares an environment with what Roundtrip needs. Reads only. */
public final class Inspection {

    private final DataverseClient dataverse;
    private final Definitions definitions;
    private final SecurityRoles roles;
    private final List<InstallStep> steps = new ArrayList<>();
    private final Set<String> changed = new LinkedHashSet<>();

    private Inspection(DataverseClient dataverse) {
        this.dataverse = dataverse;
        this.definitions = dataverse.definitions();
        this.roles = dataverse.securityRoles();
    }

    /** @throws InstallException for a mapped table that is missing, or a column that is there with another type */
    public static InstallPlan of(DataverseClient dataverse, Mappings mappings) {
        return new Inspection(dataverse).plan(mappings);
    }

    private InstallPlan plan(Mappings mappings) {
        dataverse.whoAmI(); // first: at a wrong address every table seems to be missing
        OwnTables.ALL.forEach(this::ownTable);
        List<String> schemaNames =
                MappedTable.of(mappings).stream().map(this::mappedTable).toList();
        if (!changed.isEmpty()) {
            steps.add(new InstallStep.Publish(List.copyOf(changed)));
        }
        UUID root = roles.rootBusinessUnit();
        Roles.ALL.forEach(role -> role(role, root, schemaNames));
        return new InstallPlan(steps, endedFeeds(mappings));
    }

    private List<String> endedFeeds(Mappings mappings) {
        return mappings.mappings().stream()
                .filter(mapping -> changed.contains(mapping.table()))
                .map(TableMapping::name)
                .toList();
    }

    private void ownTable(TableDefinition wanted) {
        Optional<TableMetadata> found = definitions.find(wanted.name());
        if (found.isEmpty()) {
            change(wanted.name(), new InstallStep.CreateTable(wanted));
        } else {
            wanted.columns().forEach(column -> ownColumn(found.get(), column));
        }
        if (wanted.uniqueNames()) {
            nameKey(wanted, found.isPresent());
        }
    }

    private void ownColumn(TableMetadata table, ColumnDefinition wanted) {
        column(table, NewDefinitions.column(wanted));
        if (wanted.type() == ColumnType.CHOICE && table.column(wanted.name()).isPresent()) {
            Set<Integer> there = definitions.options(table.logicalName(), wanted.name());
            NewDefinitions.column(wanted).options().stream()
                    .filter(option -> !there.contains(option.value()))
                    .forEach(option -> change(
                            table.logicalName(),
                            new InstallStep.AddOption(table.logicalName(), wanted.name(), option)));
        }
    }

    private void nameKey(TableDefinition table, boolean there) {
        KeyState state = there ? definitions.keyState(table.name(), table.nameKey()) : KeyState.ABSENT;
        if (state == KeyState.FAILED) {
            throw InstallException.failedKey(table.name(), table.nameKey());
        }
        if (state == KeyState.PENDING) {
            steps.add(new InstallStep.AwaitKey(table.name(), table.nameKey()));
        }
        if (state == KeyState.ABSENT) {
            List<String> columns = List.of(TableDefinition.PRIMARY_NAME.name());
            change(table.name(), new InstallStep.CreateKey(table.name(), table.nameKey(), columns));
        }
    }

    private String mappedTable(MappedTable wanted) {
        TableMetadata table = definitions
                .find(wanted.name())
                .orElseThrow(() -> new InstallException("Table " + wanted.name()
                        + " is mapped but not in the environment. Correct the mapping, or create the table first."));
        TableSupport.refusal(table).ifPresent(why -> {
            throw new InstallException(
                    "Table " + wanted.name() + " cannot be mapped: " + why + ". Remove its mappings.");
        });
        wanted.columns().forEach(column -> column(table, column));
        if (!table.changeTracking()) {
            change(table.logicalName(), new InstallStep.TrackChanges(table.logicalName()));
        }
        return table.schemaName();
    }

    private void column(TableMetadata table, NewColumn wanted) {
        Optional<ColumnMetadata> found = table.column(wanted.name());
        if (found.isEmpty()) {
            change(table.logicalName(), new InstallStep.AddColumn(table.logicalName(), wanted));
        } else {
            requireFit(table, wanted, found.get());
        }
    }

    private static void requireFit(TableMetadata table, NewColumn wanted, ColumnMetadata found) {
        boolean fits = found.type().equals(attributeType(wanted.type()))
                && found.maxLength().map(length -> length >= wanted.maxLength()).orElse(true);
        if (!fits) {
            throw new InstallException(
                    "Column %s of table %s is %s%s, but %s of at least %d is needed. Rename or delete it, and run again."
                            .formatted(
                                    found.name(),
                                    table.logicalName(),
                                    found.type(),
                                    found.maxLength()
                                            .map(length -> " of " + length)
                                            .orElse(""),
                                    attributeType(wanted.type()),
                                    wanted.maxLength()));
        }
    }

    private static String attributeType(NewColumn.Type type) {
        return switch (type) {
            case TEXT -> "String";
            case MEMO -> "Memo";
            case INTEGER -> "Integer";
            case BIG_INTEGER -> "BigInt";
            case BOOLEAN -> "Boolean";
            case DATE_TIME -> "DateTime";
            case CHOICE -> "Picklist";
        };
    }

    private void role(RoleDefinition wanted, UUID root, List<String> mappedSchemaNames) {
        Optional<UUID> found = roles.find(wanted.name(), root);
        if (found.isEmpty()) {
            steps.add(new InstallStep.CreateRole(wanted.name()));
        }
        Set<Grant> missing = new HashSet<>(wanted.grants(mappedSchemaNames));
        found.ifPresent(id -> missing.removeAll(roles.grants(id)));
        if (!missing.isEmpty()) {
            steps.add(new InstallStep.GrantPrivileges(wanted.name(), missing));
        }
    }

    private void change(String table, InstallStep step) {
        steps.add(step);
        changed.add(table);
    }
}
