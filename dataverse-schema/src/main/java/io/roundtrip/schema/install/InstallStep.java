package io.roundtrip.schema.install;

import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.dataverse.DataverseException;
import io.roundtrip.dataverse.Definitions;
import io.roundtrip.dataverse.Grant;
import io.roundtrip.dataverse.NewColumn;
import io.roundtrip.schema.tables.TableDefinition;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** One change of an environment: what it is in words, and how it is done. */
public sealed interface InstallStep {

    String sentence();

    /** Privileges without which the environment refuses it. */
    Set<String> privileges();

    void carryOut(DataverseClient dataverse);

    record CreateTable(TableDefinition table) implements InstallStep {
        @Override
        public String sentence() {
            return "create table %s (%s) with %d columns"
                    .formatted(
                            table.name(), table.displayName(), table.columns().size());
        }

        @Override
        public Set<String> privileges() {
            return Set.of("prvCreateEntity", "prvCreateAttribute");
        }

        @Override
        public void carryOut(DataverseClient dataverse) {
            dataverse.definitions().create(NewDefinitions.table(table));
        }
    }

    record AddColumn(String table, NewColumn column) implements InstallStep {
        @Override
        public String sentence() {
            return "add column %s to table %s".formatted(column.name(), table);
        }

        @Override
        public Set<String> privileges() {
            return Set.of("prvCreateAttribute");
        }

        @Override
        public void carryOut(DataverseClient dataverse) {
            dataverse.definitions().addColumn(table, column);
        }
    }

    record AddOption(String table, String column, NewColumn.Option option) implements InstallStep {
        @Override
        public String sentence() {
            return "add option %d (%s) to choice %s of table %s"
                    .formatted(option.value(), option.label(), column, table);
        }

        @Override
        public Set<String> privileges() {
            return Set.of("prvWriteAttribute");
        }

        @Override
        public void carryOut(DataverseClient dataverse) {
            try {
                dataverse.definitions().addOption(table, column, option);
            } catch (DataverseException refused) {
                requirePublished(dataverse.definitions(), refused);
            }
        }

        /** A run that was cut off may have left it unpublished, where it is not read and cannot be added again. */
        private void requirePublished(Definitions definitions, DataverseException refused) {
            definitions.publish(List.of(table));
            if (!definitions.options(table, column).contains(option.value())) {
                throw refused;
            }
        }
    }

    record CreateKey(String table, String name, List<String> columns) implements InstallStep {
        @Override
        public String sentence() {
            return "create key %s on %s of table %s".formatted(name, String.join(", ", columns), table);
        }

        @Override
        public Set<String> privileges() {
            return Set.of("prvWriteEntity");
        }

        @Override
        public void carryOut(DataverseClient dataverse) {
            dataverse.definitions().createKey(table, name, columns);
        }
    }

    /** A run that was cut off left a key that is still being built. */
    record AwaitKey(String table, String name) implements InstallStep {
        @Override
        public String sentence() {
            return "wait until key %s of table %s is active".formatted(name, table);
        }

        @Override
        public Set<String> privileges() {
            return Set.of();
        }

        @Override
        public void carryOut(DataverseClient dataverse) {
            // the installer waits for all keys at its end
        }
    }

    record TrackChanges(String table) implements InstallStep {
        @Override
        public String sentence() {
            return "turn change tracking on for table " + table + " (it cannot be turned off again)";
        }

        @Override
        public Set<String> privileges() {
            return Set.of("prvWriteEntity");
        }

        @Override
        public void carryOut(DataverseClient dataverse) {
            dataverse.definitions().trackChanges(table);
        }
    }

    record Publish(List<String> tables) implements InstallStep {
        @Override
        public String sentence() {
            return "publish " + String.join(", ", tables);
        }

        @Override
        public Set<String> privileges() {
            return Set.of("prvPublishCustomization");
        }

        @Override
        public void carryOut(DataverseClient dataverse) {
            dataverse.definitions().publish(tables);
        }
    }

    record CreateRole(String name) implements InstallStep {
        @Override
        public String sentence() {
            return "create role " + name;
        }

        @Override
        public Set<String> privileges() {
            return Set.of("prvCreateRole");
        }

        @Override
        public void carryOut(DataverseClient dataverse) {
            UUID root = dataverse.securityRoles().rootBusinessUnit();
            dataverse.securityRoles().create(RoleDefinition.id(name), name, root);
        }
    }

    /** The role may be one that an earlier step creates. */
    record GrantPrivileges(String role, Set<Grant> grants) implements InstallStep {
        @Override
        public String sentence() {
            String privileges = grants.stream().map(Grant::privilege).sorted().collect(Collectors.joining(", "));
            return "let role %s have %s".formatted(role, privileges);
        }

        @Override
        public Set<String> privileges() {
            return Set.of("prvWriteRole");
        }

        @Override
        public void carryOut(DataverseClient dataverse) {
            UUID root = dataverse.securityRoles().rootBusinessUnit();
            UUID id = dataverse.securityRoles().find(role, root).orElseThrow();
            dataverse.securityRoles().add(id, grants);
        }
    }
}
