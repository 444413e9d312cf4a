package io.roundtrip.simulators.dataverse.metadata;

import io.roundtrip.simulators.dataverse.faults.Switches;
import io.roundtrip.simulators.dataverse.metadata.DefinitionAddress.Selector;
import io.roundtrip.simulators.dataverse.protocol.Answer;
import io.roundtrip.simulators.dataverse.protocol.Call;
import io.roundtrip.simulators.dataverse.protocol.Json;
import io.roundtrip.simulators.dataverse.protocol.Refusal;
import io.roundtrip.simulators.dataverse.reading.Links;
import io.roundtrip.simulators.dataverse.tables.Store;
import io.roundtrip.simulators.dataverse.tables.Table;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Changes of definitions over HTTP. Each is done wholly or not at all. */
public final class DefinitionWrites {
    private final Store store;
    private final Customizations customizations;
    private final KeyActivation activation;
    private final TableWrites tables;
    private final ColumnWrites columns;
    private final KeyWrites keys;
    private final RelationshipWrites relationships;
    private final Map<String, Function<DefinitionBody, Answer>> actions;

    public DefinitionWrites(Store store, Links links, Switches switches, Clock clock) {
        this.store = store;
        customizations = new Customizations(store, switches);
        activation = new KeyActivation(store, switches, clock);
        tables = new TableWrites(customizations, links);
        columns = new ColumnWrites(customizations, links);
        keys = new KeyWrites(customizations, activation, links);
        relationships = new RelationshipWrites(customizations, links);
        OptionWrites options = new OptionWrites(customizations, links);
        Publishing publishing = new Publishing(customizations);
        actions = Map.of(
                "InsertOptionValue", options::insert,
                "UpdateOptionValue", options::update,
                "DeleteOptionValue", options::delete,
                "ReactivateEntityKey", keys::reactivate,
                "CreateCustomerRelationships", relationships::createCustomer,
                "PublishXml", publishing::named,
                "PublishAllXml", body -> publishing.all());
    }

    /** Lets the jobs that build keys do what their time has come for. */
    public void goOn() {
        activation.goOn();
    }

    public boolean serves(Call call) {
        boolean definition =
                call.path().startsWith("EntityDefinitions") || call.path().startsWith("RelationshipDefinitions");
        return actions.containsKey(call.path()) || definition && !call.is("GET");
    }

    public Answer answer(Call call) {
        call.query().allowOnly(Set.of());
        refuseSolution(call);
        return store.transact(transaction -> answerAlone(call));
    }

    /** There are no solutions that a component could be added to; every component is in the default one. */
    private static void refuseSolution(Call call) {
        call.header("mscrm.solutionuniquename")
                .filter(name -> !name.equals("Default"))
                .ifPresent(name -> {
                    throw Refusal.notSimulated("components of the solution " + name);
                });
    }

    private Answer answerAlone(Call call) {
        Function<DefinitionBody, Answer> action = actions.get(call.path());
        if (action != null) {
            return action.apply(call.is("POST") ? body(call) : refuse(call));
        }
        if (call.path().startsWith("RelationshipDefinitions")) {
            return relationship(call);
        }
        DefinitionAddress address = DefinitionAddress.parse(call.path()).orElseThrow(() -> notSimulated(call));
        if (address.table().isEmpty()) {
            return call.is("POST") ? tables.create(body(call)) : refuse(call);
        }
        Table table = customizations.require(address.table().get());
        return switch (address.part()) {
            case "Attributes" -> column(call, table, address);
            case "Keys" -> key(call, table, address);
            default -> table(call, table);
        };
    }

    private static DefinitionBody body(Call call) {
        return new DefinitionBody(call.body().length == 0 ? Map.of() : Json.object(call.body()));
    }

    private Answer relationship(Call call) {
        return switch (call.method()) {
            case "POST" -> relationships.create(body(call));
            case "DELETE" -> relationships.delete(call.path());
            default -> throw notSimulated(call);
        };
    }

    private Answer table(Call call, Table table) {
        return switch (call.method()) {
            case "PUT" -> tables.replace(table, body(call), mergesLabels(call));
            case "DELETE" -> tables.drop(table);
            default -> refuse(call);
        };
    }

    private Answer column(Call call, Table table, DefinitionAddress address) {
        if (address.item().isEmpty()) {
            return call.is("POST") ? columns.create(table, body(call), call.path()) : refuse(call);
        }
        Selector column = address.item().get();
        return switch (call.method()) {
            case "PUT" -> columns.replace(table, customizations.require(table, column), body(call), mergesLabels(call));
            case "DELETE" -> columns.delete(table, customizations.require(table, column));
            default -> refuse(call);
        };
    }

    private Answer key(Call call, Table table, DefinitionAddress address) {
        if (address.item().isEmpty()) {
            return call.is("POST") ? keys.create(table, body(call), call.path()) : refuse(call);
        }
        return call.is("DELETE") ? keys.delete(table, address.item().get()) : refuse(call);
    }

    /** Without the header labels in other languages are lost. */
    private static boolean mergesLabels(Call call) {
        return call.header("mscrm.mergelabels").filter("true"::equalsIgnoreCase).isPresent();
    }

    /** PATCH is one of the methods that definitions do not know. */
    private static <T> T refuse(Call call) {
        throw new Refusal(
                405,
                "0x80060888",
                "The requested resource does not support http method '%s'.".formatted(call.method()));
    }

    private static Refusal notSimulated(Call call) {
        return Refusal.notSimulated(call.method() + " " + call.path());
    }
}
