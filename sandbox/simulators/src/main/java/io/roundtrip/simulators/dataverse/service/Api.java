package io.roundtrip.simulators.dataverse.service;

import io.roundtrip.simulators.dataverse.faults.Switches;
import io.roundtrip.simulators.dataverse.metadata.Metadata;
import io.roundtrip.simulators.dataverse.protocol.Answer;
import io.roundtrip.simulators.dataverse.protocol.Call;
import io.roundtrip.simulators.dataverse.protocol.Json;
import io.roundtrip.simulators.dataverse.protocol.Refusal;
import io.roundtrip.simulators.dataverse.reading.Links;
import io.roundtrip.simulators.dataverse.reading.RowAddress;
import io.roundtrip.simulators.dataverse.tables.Store;
import io.roundtrip.simulators.dataverse.tables.Table;
import io.roundtrip.simulators.dataverse.writing.BulkMessages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Finds who answers a call, by its path. */
public final class Api {
    private final Store store;
    private final RowEndpoint rows;
    private final CollectionEndpoint collections;
    private final BulkMessages bulk;
    private final Metadata metadata;
    private final Environment environment;

    /** Who and what the environment is. */
    public record Environment(UUID organizationId, UUID businessUnitId, Links links, Switches switches) {}

    public Api(
            Store store, RowEndpoint rows, CollectionEndpoint collections, BulkMessages bulk, Environment environment) {
        this.store = store;
        this.rows = rows;
        this.collections = collections;
        this.bulk = bulk;
        this.metadata = new Metadata(store, environment.links());
        this.environment = environment;
    }

    public Answer answer(Call call) {
        try {
            return route(call);
        } catch (Refusal refusal) {
            return Answer.of(refusal);
        }
    }

    private Answer route(Call call) {
        String path = call.path();
        if (path.equals("WhoAmI") || path.equals("WhoAmI()")) {
            return whoAmI(call);
        }
        if (path.equals("RetrieveVersion") || path.equals("RetrieveVersion()")) {
            return Answer.json(
                    200,
                    Json.write(context(
                            "Microsoft.Dynamics.CRM.RetrieveVersionResponse", Map.of("Version", "9.2.25111.0"))));
        }
        return path.startsWith("EntityDefinitions")
                ? metadata.answer(call)
                : routeToTable(SingleProperty.asUpdate(call, segments(path)));
    }

    private Answer whoAmI(Call call) {
        Map<String, Object> ids = new LinkedHashMap<>();
        ids.put("BusinessUnitId", environment.businessUnitId());
        ids.put("UserId", call.caller().userId());
        ids.put("OrganizationId", environment.organizationId());
        return Answer.json(200, Json.write(context("Microsoft.Dynamics.CRM.WhoAmIResponse", ids)));
    }

    private Map<String, Object> context(String type, Map<String, ?> content) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("@odata.context", environment.links().context(type));
        body.putAll(content);
        return body;
    }

    private Answer routeToTable(Call call) {
        List<String> segments = segments(call.path());
        Optional<RowAddress> address = RowAddress.parse(segments.get(0));
        String entitySet = address.map(RowAddress::entitySet).orElse(segments.get(0));
        Table table = store.findEntitySet(entitySet).orElseThrow(() -> Refusal.unknownSegment(entitySet));
        refuseUnreadable(call, table);
        if (segments.size() == 1) {
            return address.map(row -> rows.answer(new RowEndpoint.Target(call, table, row)))
                    .orElseGet(() -> collections.answer(call, table));
        }
        if (address.isPresent() || segments.size() > 2) {
            throw Refusal.notSimulated(call.method() + " " + call.path());
        }
        return operation(call, table, segments.get(1));
    }

    private Answer operation(Call call, Table table, String segment) {
        if (segment.equals("$count") && call.is("GET")) {
            return collections.count(call, table);
        }
        if (segment.startsWith(BulkMessages.PREFIX)) {
            call.query().allowOnly(Set.of());
            return bulk.answer(call, table, segment.substring(BulkMessages.PREFIX.length()));
        }
        throw Refusal.unknownSegment(segment);
    }

    private void refuseUnreadable(Call call, Table table) {
        if (call.is("GET") && !environment.switches().mayRead(call.caller(), table)) {
            throw new Refusal(
                    403,
                    "0x80040220",
                    "Principal user (Id=%s, type=8) is missing prvRead%s privilege"
                            .formatted(
                                    call.caller().userId(),
                                    table.schema().definition().schemaName()));
        }
    }

    /** The parts between slashes that stand in no quotes. */
    static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        StringBuilder segment = new StringBuilder();
        boolean quoted = false;
        for (char character : path.toCharArray()) {
            quoted ^= character == '\'';
            if (character == '/' && !quoted) {
                segments.add(segment.toString());
                segment.setLength(0);
            } else {
                segment.append(character);
            }
        }
        segments.add(segment.toString());
        return segments;
    }
}
