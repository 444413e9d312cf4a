package io.roundtrip.simulators.dataverse.reading;

import io.roundtrip.simulators.dataverse.protocol.Call;
import io.roundtrip.simulators.dataverse.protocol.QueryString;
import io.roundtrip.simulators.dataverse.protocol.Refusal;
import io.roundtrip.simulators.dataverse.reading.Sorting.By;
import io.roundtrip.simulators.dataverse.tables.Column;
import io.roundtrip.simulators.dataverse.tables.Row;
import io.roundtrip.simulators.dataverse.tables.Store;
import io.roundtrip.simulators.dataverse.tables.Table;
import io.roundtrip.simulators.dataverse.tables.TableSchema;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Reads the options of a query (documentation page "Use OData to query data"). */
public final class Queries {
    private static final Set<String> OPTIONS =
            Set.of("$select", "$expand", "$filter", "$orderby", "$top", "$count", "$skiptoken");
    private static final Set<String> UNSUPPORTED = Set.of("$skip", "$search", "$format");

    private final Store store;
    private final Selections selections;
    private final Clock clock;
    private final UUID businessUnit;

    public Queries(Store store, Clock clock, UUID businessUnit) {
        this.store = store;
        this.selections = new Selections(store);
        this.clock = clock;
        this.businessUnit = businessUnit;
    }

    /** @param view what the caller sees of the table's rows */
    Query parse(Call call, Table table, UnaryOperator<Stream<Row>> view) {
        QueryString query = call.query();
        refuseUnsupported(query);
        query.allowOnly(OPTIONS);
        TableSchema schema = table.schema();
        return new Query(
                table,
                selections.of(schema, call),
                query.get("$filter").map(text -> filter(text, call, schema)).orElse(Filter.ALL),
                sorting(query, schema),
                query.get("$top").map(Queries::number),
                query.get("$count").filter("true"::equals).isPresent(),
                view);
    }

    long metadataVersion() {
        return store.metadataVersion();
    }

    private static void refuseUnsupported(QueryString query) {
        UNSUPPORTED.stream().filter(query::has).findFirst().ifPresent(option -> {
            throw Refusal.notSupported(
                    "the query option " + option,
                    option + "=" + query.get(option).orElse(""));
        });
    }

    private Filter filter(String text, Call call, TableSchema schema) {
        Circumstances circumstances =
                new Circumstances(clock.instant(), call.caller().userId(), businessUnit);
        FilterTokens tokens = new FilterTokens(text, call.query().aliases());
        return new FilterParser(tokens, new PropertyPaths(store, schema), circumstances).parse();
    }

    private static int number(String text) {
        try {
            return Integer.parseUnsignedInt(text);
        } catch (NumberFormatException malformed) {
            throw Refusal.badQuery("'%s' is not a number.".formatted(text));
        }
    }

    private Sorting sorting(QueryString query, TableSchema schema) {
        List<By> columns = query.get("$orderby")
                .map(text -> columns(schema, text, query.aliases()))
                .orElse(List.of());
        return new Sorting(columns, new DisplayNames(store));
    }

    private static List<By> columns(TableSchema schema, String text, Map<String, String> aliases) {
        FilterTokens tokens = new FilterTokens(text, aliases);
        List<By> columns = new ArrayList<>();
        do {
            columns.add(new By(column(schema, tokens.take()), isDescending(tokens)));
        } while (tokens.takeIf(","));
        if (!tokens.isAtEnd()) {
            throw Refusal.badQuery("Syntax error at position %d in '%s'.".formatted(tokens.position(), text));
        }
        return columns;
    }

    private static Column column(TableSchema schema, String name) {
        if (name.contains("/")) {
            throw Refusal.notSimulated("$orderby=" + name);
        }
        return schema.byProperty(name).orElseThrow(() -> PropertyPaths.unknown(schema, name));
    }

    private static boolean isDescending(FilterTokens tokens) {
        return !tokens.takeIf("asc") && tokens.takeIf("desc");
    }
}
