package io.roundtrip.dataverse;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes rows of a page's items. */
record RowItems(String item, TableMetadata table) {

    private static final String ETAG = "@odata.etag";

    List<Row> rows(RowPage page) {
        return page.items().stream().map(this::row).toList();
    }

    List<RowChange> changes(RowPage page) {
        return page.items().stream().map(this::change).toList();
    }

    /** The item becomes the row. */
    Row row(Map<String, @Nullable Object> item) {
        Optional<ETag> etag = Optional.ofNullable(item.get(ETAG)).map(text -> new ETag(text.toString()));
        item.keySet().removeIf(name -> name.startsWith("@"));
        return new Row(table.logicalName(), id(item.get(table.idColumn())), etag, RowValues.owning(item));
    }

    /** A tombstone is told by its own context, or by OData 4.01's annotation. Its id is bare, or the end of an address. */
    private RowChange change(Map<String, @Nullable Object> item) {
        boolean deleted = item.containsKey("@removed")
                || String.valueOf(item.get("@odata.context")).endsWith("/$deletedEntity");
        return deleted
                ? new RowChange.Deleted(id(item.containsKey("id") ? item.get("id") : item.get("@id")))
                : new RowChange.Upserted(row(item));
    }

    private UUID id(@Nullable Object value) {
        String text = String.valueOf(value);
        try {
            String bare = text.endsWith(")") ? text.substring(0, text.length() - 1) : text;
            return UUID.fromString(bare.substring(Math.max(0, bare.length() - 36)));
        } catch (IllegalArgumentException e) {
            throw DataverseException.unanswered(item, "a row without a readable " + table.idColumn(), null);
        }
    }
}
