package io.roundtrip.simulators.target;

import java.util.List;
import java.util.function.Supplier;

/** Routes the business side: {@code /api/customers} and {@code /api/contacts}. */
final class RowApi {
    private final RowQueries queries;
    private final RowWrites writes;

    RowApi(RowQueries queries, RowWrites writes) {
        this.queries = queries;
        this.writes = writes;
    }

    /** {@code path} is what follows {@code /api}. */
    Answer answer(Request request, List<String> path) {
        Resource resource = path.stream().findFirst().flatMap(Resource::find).orElseThrow(RowApi::noSuchPath);
        return switch (path.size()) {
            case 1 -> get(request, () -> queries.list(request, resource));
            case 2 -> get(request, () -> queries.one(resource, path.get(1)));
            case 3 -> writes.answer(request, bySource(resource, path));
            default -> throw noSuchPath();
        };
    }

    private static Answer get(Request request, Supplier<Answer> read) {
        request.allow("GET");
        return read.get();
    }

    private static RowKey bySource(Resource resource, List<String> path) {
        if (!path.get(1).equals("by-source") || path.get(2).isBlank()) {
            throw noSuchPath();
        }
        return new RowKey(resource, path.get(2));
    }

    private static RefusedException noSuchPath() {
        return RefusedException.notFound("no such path", "path");
    }
}
