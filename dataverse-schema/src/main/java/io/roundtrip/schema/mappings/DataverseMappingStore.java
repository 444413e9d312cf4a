package io.roundtrip.schema.mappings;

import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.dataverse.Match;
import io.roundtrip.dataverse.Query;
import io.roundtrip.dataverse.Row;
import io.roundtrip.dataverse.WriteOutcome;
import io.roundtrip.mapping.MappingState;
import io.roundtrip.mapping.Mappings;
import io.roundtrip.mapping.TableMapping;
import io.roundtrip.mapping.TargetState;
import io.roundtrip.schema.tables.ChoiceValues;
import io.roundtrip.schema.tables.ColumnDefinition;
import io.roundtrip.schema.tables.MappingTables;
import io.roundtrip.schema.tables.TableDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Mappings in the five tables of {@link MappingTables}. */
public final class DataverseMappingStore implements MappingStore {

    private final DataverseClient dataverse;

    public DataverseMappingStore(DataverseClient dataverse) {
        this.dataverse = dataverse;
    }

    @Override
    public Mappings load() {
        return stored().read();
    }

    @Override
    public Mappings save(Mappings imported) {
        return replace(stored(), imported);
    }

    Mappings replace(StoredMappings stored, Mappings imported) {
        Mappings next = successor(imported, stored);
        new MappingWrite(dataverse, stored).replaceBy(next);
        return next;
    }

    /** An import is also how content that cannot be read is mended; what ran before is then unknown, so all is paused. */
    private Mappings successor(Mappings imported, StoredMappings stored) {
        UUID organization = dataverse.whoAmI().organizationId();
        try {
            return imported.succeeding(stored.read(), organization);
        } catch (MappingStoreException unreadable) {
            Mappings fresh = imported.succeeding(Mappings.none(), organization);
            List<TableMapping> paused = fresh.mappings().stream()
                    .map(mapping ->
                            mapping.withRevision(stored.highestRevision() + 1).withState(MappingState.PAUSED))
                    .toList();
            return new Mappings(fresh.targets(), paused, fresh.valueMaps());
        }
    }

    @Override
    public void setState(String mapping, MappingState state) {
        setState(MappingTables.TABLE_MAPPING, TableMappingRows.idOf(mapping), "mapping " + mapping, state);
    }

    @Override
    public void setTargetState(String target, TargetState state) {
        setState(MappingTables.TARGET, TargetRows.idOf(target), "target " + target, state);
    }

    private void setState(TableDefinition table, UUID id, String what, Enum<?> state) {
        Map<String, Object> values = Map.of("rt_state", ChoiceValues.stored(state));
        if (dataverse.update(table.name(), id, Match.any(), new LinkedHashMap<>(values)) == WriteOutcome.GONE) {
            throw new MappingStoreException(what + " does not exist");
        }
    }

    StoredMappings stored() {
        Map<TableDefinition, List<Row>> rows = new LinkedHashMap<>();
        MappingTables.ALL.forEach(table -> rows.put(table, rows(table)));
        return new StoredMappings(rows);
    }

    private List<Row> rows(TableDefinition table) {
        List<String> columns = Stream.concat(
                        Stream.of("rt_name"), table.columns().stream().map(ColumnDefinition::name))
                .toList();
        return dataverse.query(Query.of(table.name()).select(columns));
    }
}
