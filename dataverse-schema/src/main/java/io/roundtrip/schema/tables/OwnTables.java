package io.roundtrip.schema.tables;

import java.util.List;
import java.util.stream.Stream;

/** Every table that Roundtrip brings along. */
public final class OwnTables {

    public static final List<TableDefinition> ALL = Stream.of(PipelineTables.ALL, MappingTables.ALL, OperatorTables.ALL)
            .flatMap(List::stream)
            .toList();

    private OwnTables() {}
}
