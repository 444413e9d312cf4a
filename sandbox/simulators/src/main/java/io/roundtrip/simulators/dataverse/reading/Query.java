package io.roundtrip.simulators.dataverse.reading;

import io.roundtrip.simulators.dataverse.protocol.Preferences;
import io.roundtrip.simulators.dataverse.protocol.QueryString;
import io.roundtrip.simulators.dataverse.protocol.Refusal;
import io.roundtrip.simulators.dataverse.security.View;
import io.roundtrip.simulators.dataverse.tables.Column;
import io.roundtrip.simulators.dataverse.tables.Table;
import io.roundtrip.simulators.dataverse.tables.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A query of rows without change tracking. */
public record Query(
        View view, Selection selection, Filter filter, List<Order> orders, Optional<Integer> top, boolean counted) {
    private static final Set<String> OPTIONS = Set.of("$select", "$filter", "$orderby", "$top", "$count", "$skiptoken");

    /** One column of {@code $orderby}. */
    record Order(Column column, boolean descending) {}

    public static Query parse(View view, QueryString query, Preferences preferences) {
        query.allowOnly(OPTIONS);
        TableSchema schema = view.table().schema();
        return new Query(
                view,
                Selection.of(schema, query.get("$select"), preferences.annotations()),
                query.get("$filter")
                        .map(text -> new FilterParser(schema, text, query.aliases()).parse())
                        .orElse(new Filter.All()),
                query.get("$orderby").map(text -> orders(schema, text)).orElse(List.of()),
                query.get("$top").map(Query::number),
                query.get("$count").filter("true"::equals).isPresent());
    }

    Table table() {
        return view.table();
    }

    private static int number(String text) {
        try {
            return Integer.parseUnsignedInt(text);
        } catch (NumberFormatException malformed) {
            throw Refusal.badQuery("'%s' is not a number.".formatted(text));
        }
    }

    private static List<Order> orders(TableSchema schema, String text) {
        List<Order> orders = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String[] words = part.trim().split("\\s+");
            boolean known = words.length == 1
                    || words.length == 2 && Set.of("asc", "desc").contains(words[1]);
            if (!known || words[0].contains("/")) {
                throw Refusal.notSimulated("$orderby=" + text);
            }
            Column column =
                    schema.byProperty(words[0]).orElseThrow(() -> FilterParser.unknownProperty(schema, words[0]));
            orders.add(new Order(column, words.length == 2 && words[1].equals("desc")));
        }
        return orders;
    }

    /** The order of the ids, in which the rows are kept. */
    boolean isInStoredOrder() {
        return orders.isEmpty()
                || orders.get(0).column().ordinal() == TableSchema.ID
                        && !orders.get(0).descending();
    }
}
