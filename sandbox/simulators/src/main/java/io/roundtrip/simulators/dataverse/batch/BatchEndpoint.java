package io.roundtrip.simulators.dataverse.batch;

import io.roundtrip.simulators.dataverse.batch.BatchRequest.ChangeSet;
import io.roundtrip.simulators.dataverse.batch.BatchRequest.Item;
import io.roundtrip.simulators.dataverse.batch.BatchRequest.Operation;
import io.roundtrip.simulators.dataverse.batch.BatchResponse.Done;
import io.roundtrip.simulators.dataverse.protocol.Answer;
import io.roundtrip.simulators.dataverse.protocol.Call;
import io.roundtrip.simulators.dataverse.protocol.Refusal;
import io.roundtrip.simulators.dataverse.tables.Store;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs a batch in its order; without continue-on-error the first failure ends it. */
public final class BatchEndpoint {
    private static final Pattern REFERENCE = Pattern.compile("\\$([A-Za-z0-9_-]+)");
    private static final Pattern BOUND = Pattern.compile("(@odata\\.bind\"\\s*:\\s*\")\\$([A-Za-z0-9_-]+)");

    private final Store store;
    private final Supplier<UUID> ids;

    public BatchEndpoint(Store store, Supplier<UUID> ids) {
        this.store = store;
        this.ids = ids;
    }

    public Answer answer(Call call, Function<Call, Answer> each) {
        if (!call.is("POST")) {
            throw new Refusal(405, "0x80060888", "The requested resource does not support http method.");
        }
        List<Item> items = BatchRequest.read(call).items();
        boolean continues = call.preferences().continueOnError();
        BatchResponse response = new BatchResponse(ids);
        for (Item item : items) {
            List<Done> done = run(item, each);
            response.add(item, done);
            boolean failed = done.stream().anyMatch(one -> one.answer().isError());
            if (failed && !continues) {
                return response.answer(400);
            }
        }
        return response.answer(200);
    }

    private List<Done> run(Item item, Function<Call, Answer> each) {
        if (item instanceof ChangeSet changeSet) {
            return runTogether(changeSet, each);
        }
        return List.of(answered((Operation) item, Map.of(), each));
    }

    private static final class RolledBack extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Done failed;

        RolledBack(Done failed) {
            super(null, null, false, false);
            this.failed = failed;
        }
    }

    /** A failing change set answers with its failure alone. */
    private List<Done> runTogether(ChangeSet changeSet, Function<Call, Answer> each) {
        try {
            return store.transact(transaction -> {
                Map<String, String> addresses = new HashMap<>();
                List<Done> done = new ArrayList<>();
                changeSet.operations().forEach(operation -> done.add(runOne(operation, addresses, each)));
                return done;
            });
        } catch (RolledBack rolledBack) {
            return List.of(rolledBack.failed);
        }
    }

    private static Done runOne(Operation operation, Map<String, String> addresses, Function<Call, Answer> each) {
        Done done = answered(operation, addresses, each);
        if (done.answer().isError()) {
            throw new RolledBack(done);
        }
        String entityId = done.answer().headers().get("OData-EntityId");
        if (entityId != null) {
            addresses.put(operation.contentId().orElseThrow(), entityId);
        }
        return done;
    }

    private static Done answered(Operation operation, Map<String, String> addresses, Function<Call, Answer> each) {
        try {
            return new Done(operation, each.apply(resolved(operation.call(), addresses)));
        } catch (Refusal refusal) {
            return new Done(operation, Answer.of(refusal));
        }
    }

    /** Replaces references to earlier content ids, in the address and in links. */
    private static Call resolved(Call call, Map<String, String> addresses) {
        String body = new String(call.body(), StandardCharsets.UTF_8);
        String bound = BOUND.matcher(body)
                .replaceAll(link -> Matcher.quoteReplacement(link.group(1) + address(addresses, link.group(2))));
        return new Call(
                call.method(),
                resolvedPath(call.path(), addresses),
                call.rawQuery(),
                call.headers(),
                bound.getBytes(StandardCharsets.UTF_8),
                call.caller());
    }

    private static String resolvedPath(String path, Map<String, String> addresses) {
        Matcher matcher = REFERENCE.matcher(path);
        if (!matcher.lookingAt()) {
            return path;
        }
        String address = address(addresses, matcher.group(1));
        return address.substring(address.indexOf("/v9.2/") + 6) + path.substring(matcher.end());
    }

    private static String address(Map<String, String> addresses, String contentId) {
        String address = addresses.get(contentId);
        if (address == null) {
            throw Refusal.badQuery(
                    "Content-ID Reference: '$%s' does not exist in the batch context.".formatted(contentId));
        }
        return address;
    }
}
