package io.roundtrip.simulators.dataverse.service;

import io.roundtrip.simulators.dataverse.protocol.Annotations;
import io.roundtrip.simulators.dataverse.protocol.Answer;
import io.roundtrip.simulators.dataverse.protocol.Call;
import io.roundtrip.simulators.dataverse.protocol.Json;
import io.roundtrip.simulators.dataverse.protocol.Refusal;
import io.roundtrip.simulators.dataverse.reading.Links;
import io.roundtrip.simulators.dataverse.reading.RowAddress;
import io.roundtrip.simulators.dataverse.reading.RowWriter;
import io.roundtrip.simulators.dataverse.reading.Selection;
import io.roundtrip.simulators.dataverse.security.Right;
import io.roundtrip.simulators.dataverse.security.Security;
import io.roundtrip.simulators.dataverse.security.View;
import io.roundtrip.simulators.dataverse.tables.Store;
import io.roundtrip.simulators.dataverse.tables.Table;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who has which role, from either side (documentation page "Associate and disassociate table rows using the Web API"). */
final class UserRoles {
    static final String ASSOCIATION = "systemuserroles_association";
    private static final Pattern ONE = Pattern.compile(ASSOCIATION + "\\(([^)]*)\\)");

    private final Store store;
    private final Security security;
    private final Links links;

    UserRoles(Store store, Security security, Links links) {
        this.store = store;
        this.security = security;
        this.links = links;
    }

    Answer answer(RowEndpoint.Target target, UUID id, List<String> segments) {
        Call call = target.call();
        if (segments.size() == 2 && call.is("GET")) {
            return roles(target, id);
        }
        if (segments.size() != 3 || !segments.get(2).equals("$ref") || call.is("GET")) {
            throw Refusal.notSimulated(call.method() + " " + call.path());
        }
        security.access().require(call.caller(), Right.ASSIGN, store.table("role"));
        return changed(target, id, linked(target, segments.get(1)));
    }

    private Answer changed(RowEndpoint.Target target, UUID id, UUID linked) {
        boolean fromUser = isUser(target.table());
        UUID user = fromUser ? id : linked;
        UUID role = fromUser ? linked : id;
        return store.transact(transaction -> {
            switch (target.call().method()) {
                case "POST" -> security.roles().assign(transaction, user, role);
                case "DELETE" -> security.roles().unassign(transaction, user, role);
                default -> throw new Refusal(405, "0x80060888", "The requested resource does not support http method.");
            }
            return Answer.empty(204).with(target.table().touched(id));
        });
    }

    private static boolean isUser(Table table) {
        return table.schema().logicalName().equals("systemuser");
    }

    /** The other end: in the body, in parentheses after the relationship, or as the option {@code $id}. */
    private UUID linked(RowEndpoint.Target target, String segment) {
        Call call = target.call();
        Matcher one = ONE.matcher(segment);
        Table other = store.table(isUser(target.table()) ? "role" : "systemuser");
        String link = one.matches()
                ? other.schema().entitySet() + "(" + one.group(1) + ")"
                : call.query()
                        .get("$id")
                        .orElseGet(() -> String.valueOf(Json.object(call.body()).get("@odata.id")));
        RowAddress address = links.address(link);
        if (!address.entitySet().equals(other.schema().entitySet())) {
            throw Refusal.badPayload(other.schema().entitySet(), "'" + link + "' is not a row of this table.");
        }
        return address.resolve(other)
                .orElseThrow(() -> Refusal.missingRow(other.schema().logicalName(), link));
    }

    private Answer roles(RowEndpoint.Target target, UUID user) {
        if (!isUser(target.table())) {
            throw Refusal.notSimulated("GET " + target.call().path());
        }
        target.call().query().allowOnly(Set.of("$select"));
        View view = security.access().view(target.call().caller(), store.table("role"));
        Table roles = view.table();
        Selection selection = Selection.of(roles.schema(), target.call().query().get("$select"), Annotations.NONE);
        RowWriter writer = new RowWriter(store, links);
        return Answer.json(200, Json.write(json -> {
            json.writeStartObject();
            json.writeStringProperty("@odata.context", links.context(selection.fragment(roles.schema())));
            json.writeArrayPropertyStart("value");
            view.see(security.roles().of(user).stream().flatMap(role -> roles.find(role).stream()))
                    .forEach(role -> writer.write(json, role, selection));
            json.writeEndArray();
            json.writeEndObject();
        }));
    }
}
