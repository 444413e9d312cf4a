package io.roundtrip.simulators.target;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads by number, by source id and page by page (from page 1, 50 rows unless asked, at most 500, in the order of numbers). */
final class RowQueries {
    private static final int DEFAULT_PAGE = 50;
    private static final int LARGEST_PAGE = 500;

    private final TargetStore store;

    RowQueries(TargetStore store) {
        this.store = store;
    }

    Answer list(Request request, Resource resource) {
        List<TargetRow> found =
                request.parameter("sourceId").map(id -> bySource(resource, id)).orElseGet(() -> store.rows(resource));
        int page = request.number("page", 1, 1);
        int size = Math.min(request.number("size", 1, DEFAULT_PAGE), LARGEST_PAGE);
        long before = (page - 1L) * size;
        List<Item> items = found.stream().skip(before).limit(size).map(Item::of).toList();
        return Answer.of(200, new Page(items, page, size, found.size()));
    }

    private List<TargetRow> bySource(Resource resource, String sourceId) {
        if (sourceId.isBlank()) {
            throw new RefusedException(400, new Refusal("bad_parameter", "sourceId is empty", "sourceId"));
        }
        return store.row(new RowKey(resource, sourceId)).stream().toList();
    }

    Answer one(Resource resource, String number) {
        return store.row(resource, number)
                .map(row -> Answer.of(200, Item.of(row)))
                .orElseThrow(() -> RefusedException.notFound(number + " does not exist", "number"));
    }

    private record Page(List<Item> items, int page, int size, int total) {}

    private record Item(
            String number, String sourceId, String sourceVersion, Instant createdAt, Instant updatedAt, JsonNode body) {
        static Item of(TargetRow row) {
            return new Item(
                    row.number(),
                    row.sourceId(),
                    row.version().toString(),
                    row.createdAt(),
                    row.updatedAt(),
                    row.body());
        }
    }
}
