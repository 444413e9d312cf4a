package io.roundtrip.schema.instances;

import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.dataverse.Match;
import io.roundtrip.dataverse.Query;
import io.roundtrip.dataverse.Row;
import io.roundtrip.dataverse.WriteOutcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The instances in the table {@code rt_instance}. */
public final class DataverseInstances implements Instances {

    private static final String TABLE = "rt_instance";
    private static final List<String> COLUMNS = List.of("rt_app", "rt_userids", "rt_startedon", "rt_heartbeat");

    private final DataverseClient dataverse;

    public DataverseInstances(DataverseClient dataverse) {
        this.dataverse = dataverse;
    }

    @Override
    public void beat(Instance instance) {
        Map<String, @Nullable Object> values = write(instance);
        if (dataverse.update(TABLE, instance.id(), Match.any(), values) == WriteOutcome.GONE) {
            dataverse.insertIfAbsent(TABLE, instance.id(), values);
        }
    }

    @Override
    public List<Instance> all() {
        return dataverse.query(Query.of(TABLE).select(COLUMNS)).stream()
                .map(DataverseInstances::read)
                .toList();
    }

    private static Map<String, @Nullable Object> write(Instance instance) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("rt_name", instance.app());
        values.put("rt_app", instance.app());
        values.put("rt_userids", text(instance.applicationUsers()));
        values.put("rt_startedon", instance.startedOn());
        values.put("rt_heartbeat", instance.heartbeat());
        return values;
    }

    private static String text(Set<UUID> users) {
        return users.stream().map(UUID::toString).sorted().collect(Collectors.joining(","));
    }

    private static Set<UUID> users(String text) {
        return Stream.of(text.split(",")).map(UUID::fromString).collect(Collectors.toUnmodifiableSet());
    }

    private static Instance read(Row row) {
        return new Instance(
                row.id(),
                row.text("rt_app").orElseThrow(),
                users(row.text("rt_userids").orElseThrow()),
                row.instant("rt_startedon").orElseThrow(),
                row.instant("rt_heartbeat").orElseThrow());
    }
}
