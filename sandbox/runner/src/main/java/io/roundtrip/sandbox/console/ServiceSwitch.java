package io.roundtrip.sandbox.console;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A switch of the console. */
enum ServiceSwitch {
    ERP_DOWN("ERP", "Down", "answers 503 to everything", Argument.NONE),
    ERP_SLOW("ERP", "Slow", "every answer takes 3 s", Argument.NONE),
    ERP_DOWN_FOR_ROW("ERP", "Down for this row", "answers 503 to the selected row", Argument.ROW),
    ERP_REFUSES_NAME("ERP", "Refuses a name", "answers 422 to customers of this name", Argument.NAME),
    BUS_REFUSES_ALL("Service Bus", "Refuses messages", "to the ERP's queue, for 60 s", Argument.NONE),
    BUS_REFUSES_ROW("Service Bus", "Refuses this row", "messages about the selected row, for 60 s", Argument.ROW),
    BUS_DOWN("Service Bus", "Outage", "drops every connection", Argument.NONE),
    DATAVERSE_THROTTLES("Dataverse", "Throttles the sender", "answers 429 to rt-sender, for 30 s", Argument.NONE),
    DEMO("Demo", "Edits by kim.demo", "on twenty rows of its own", Argument.NONE);

    /** What a switch needs besides. */
    enum Argument {
        NONE,
        ROW,
        NAME
    }

    private final String service;
    private final String title;
    private final String effect;
    private final Argument argument;

    ServiceSwitch(String service, String title, String effect, Argument argument) {
        this.service = service;
        this.title = title;
        this.effect = effect;
        this.argument = argument;
    }

    static Optional<ServiceSwitch> find(String code) {
        return Arrays.stream(values())
                .filter(known -> known.code().equals(code))
                .findFirst();
    }

    /** In addresses, and the name of its fault at Service Bus. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String service() {
        return service;
    }

    String title() {
        return title;
    }

    String effect() {
        return effect;
    }

    Argument argument() {
        return argument;
    }

    boolean canBeTurnedOff() {
        return this != DATAVERSE_THROTTLES;
    }
}
