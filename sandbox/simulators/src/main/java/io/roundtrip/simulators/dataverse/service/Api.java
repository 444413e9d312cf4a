package io.roundtrip.simulators.dataverse.service;

import io.roundtrip.simulators.dataverse.metadata.DefinitionWrites;
import io.roundtrip.simulators.dataverse.metadata.Metadata;
import io.roundtrip.simulators.dataverse.protocol.Answer;
import io.roundtrip.simulators.dataverse.protocol.Call;
import io.roundtrip.simulators.dataverse.protocol.Json;
import io.roundtrip.simulators.dataverse.protocol.Refusal;
import io.roundtrip.simulators.dataverse.reading.Links;
import io.roundtrip.simulators.dataverse.reading.RowAddress;
import io.roundtrip.simulators.dataverse.security.Security;
import io.roundtrip.simulators.dataverse.security.View;
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
    private final PropertyEndpoint properties;
    private final CollectionEndpoint collections;
    private final BulkMessages bulk;
    private final Metadata metadata;
    private final DefinitionWrites definitions;
    private final RoleEndpoint roles;
    private final Environment environment;

    /** Who and what the environment is. */
    public record Environment(
            UUID organizationId, UUID businessUnitId, Links links, Security security, DefinitionWrites definitions) {}

    /** Rows and their single values. */
    public record Rows(RowEndpoint whole, PropertyEndpoint parts) {}

    public Api(Store store, Rows rows, CollectionEndpoint collections, BulkMessages bulk, Environment environment) {
        this.store = store;
        this.rows = rows.whole();
        this.properties = rows.parts();
        this.collections = collections;
        this.bulk = bulk;
        this.metadata = new Metadata(store, environment.links());
        this.definitions = environment.definitions();
        this.roles = new RoleEndpoint(store, environment.security(), environment.links());
        this.environment = environment;
    }

    public Answer answer(Call call) {
        try {
            definitions.goOn();
            Call admitted = admit(call);
            environment.security().admission().refuseUnprivileged(admitted);
            return route(admitted);
        } catch (Refusal refusal) {
            return Answer.of(refusal, call.annotations());
        }
    }

    /** The call in the name of the user for whom it is made; refused if that user may not use the environment. */
    Call admit(Call call) {
        return environment.security().admission().admit(call);
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
        if (path.startsWith(RoleEndpoint.FUNCTION)) {
            return roles.function(call);
        }
        if (definitions.serves(call)) {
            return definitions.answer(call);
        }
        return Metadata.serves(path) ? metadata.answer(call) : routeToTable(call);
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
        View view = view(call, table);
        if (segments.size() == 1) {
            return address.map(row -> rows.answer(new RowEndpoint.Target(call, view, row)))
                    .orElseGet(() -> collections.answer(call, view));
        }
        if (address.isPresent() && roles.knows(table, segments)) {
            return roles.answer(new RowEndpoint.Target(call, view, address.get()), segments);
        }
        if (address.isPresent()) {
            return part(new RowEndpoint.Target(call, view, address.get()), segments);
        }
        if (segments.size() > 2) {
            throw Refusal.notSimulated(call.method() + " " + call.path());
        }
        return operation(call, view, segments.get(1));
    }

    private Answer part(RowEndpoint.Target target, List<String> segments) {
        if (segments.get(1).startsWith(BulkMessages.PREFIX)) {
            throw Refusal.unknownSegment(segments.get(1));
        }
        if (target.call().is("GET")) {
            return rows.property(target, segments.subList(1, segments.size()));
        }
        if (segments.size() == 2) {
            return properties.property(target, segments.get(1));
        }
        if (segments.size() == 3 && segments.get(2).equals("$ref")) {
            return properties.reference(target, segments.get(1));
        }
        throw Refusal.notSimulated(target.call().method() + " " + target.call().path());
    }

    private Answer operation(Call call, View view, String segment) {
        if (segment.equals("$count") && call.is("GET")) {
            return collections.count(call, view);
        }
        if (segment.startsWith(BulkMessages.PREFIX)) {
            call.query().allowOnly(Set.of());
            return bulk.answer(call, view.table(), segment.substring(BulkMessages.PREFIX.length()));
        }
        throw Refusal.unknownSegment(segment);
    }

    /** Whoever wants to see what he wrote must be able to read it, and is refused before he writes. */
    private View view(Call call, Table table) {
        View view = environment.security().access().view(call.caller(), table);
        if (call.is("GET") || call.preferences().representation()) {
            view.refuseUnreadable();
        }
        return view;
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
