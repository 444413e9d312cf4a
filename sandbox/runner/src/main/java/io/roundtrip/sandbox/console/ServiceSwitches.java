package io.roundtrip.sandbox.console;

import io.roundtrip.sandbox.App;
import io.roundtrip.sandbox.SimulatedServices;
import io.roundtrip.simulators.servicebus.faults.Faults;
import io.roundtrip.simulators.servicebus.faults.SendRefusal;
import io.roundtrip.simulators.target.Switches;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The faults that a visitor can play, and which of them are in force. */
final class ServiceSwitches {

    static final int SLOW_MILLIS = 3_000;
    static final Duration REFUSES = Duration.ofSeconds(60);
    static final Duration THROTTLES = Duration.ofSeconds(30);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final String QUEUE = "outbound-erp";

    private final SimulatedServices services;
    private final TargetSwitches erp;
    private final LivingDemo demo;
    private final Clock clock;
    private volatile Instant throttledUntil = Instant.MIN;

    ServiceSwitches(SimulatedServices services, LivingDemo demo, Clock clock) {
        this.services = services;
        this.erp = new TargetSwitches(services.erp());
        this.demo = demo;
        this.clock = clock;
    }

    /** @param argument the row's id or the name, where the switch needs one */
    void turn(ServiceSwitch wanted, boolean on, String argument) {
        switch (wanted) {
            case ERP_DOWN -> erp.turn(now -> now.withDown(on));
            case ERP_SLOW -> erp.turn(now -> now.withSlowMillis(on ? SLOW_MILLIS : 0));
            case ERP_REFUSES_NAME -> erp.turn(now -> now.withRefuseNames(changed(now.refuseNames(), argument, on)));
            case ERP_DOWN_FOR_ROW -> turnForRow(argument, on);
            case BUS_REFUSES_ALL -> turnRefusal(wanted, on, SendRefusal.of(QUEUE, SendRefusal.QUOTA_EXCEEDED));
            case BUS_REFUSES_ROW ->
                turnRefusal(
                        wanted,
                        on,
                        SendRefusal.of(QUEUE, SendRefusal.QUOTA_EXCEEDED).whereBodyContains(argument));
            case BUS_DOWN -> turnBus(on);
            case DATAVERSE_THROTTLES -> throttle();
            case DEMO -> demo.turn(on);
        }
    }

    private void turnForRow(String row, boolean on) {
        if (on) {
            erp.downFor(List.of(row));
        } else {
            erp.upFor(List.of(row));
        }
    }

    private void turnRefusal(ServiceSwitch wanted, boolean on, SendRefusal refusal) {
        if (on) {
            faults().refuseSends(wanted.code(), refusal.until(clock.instant().plus(REFUSES)));
        } else {
            faults().allowSends(wanted.code());
        }
    }

    private void turnBus(boolean down) {
        if (down) {
            faults().goDown();
        } else {
            faults().comeBack();
        }
    }

    /** Ends by itself only: Dataverse's faults are ended all at once or not at all. */
    private void throttle() {
        throttledUntil = clock.instant().plus(THROTTLES);
        services.dataverse().faults().throttle(App.SENDER.clientId(), RETRY_AFTER, THROTTLES);
    }

    boolean isOn(ServiceSwitch asked, String row) {
        Switches now = erp.current();
        return switch (asked) {
            case ERP_DOWN -> now.down();
            case ERP_SLOW -> now.slowMillis() > 0;
            case ERP_REFUSES_NAME -> !now.refuseNames().isEmpty();
            case ERP_DOWN_FOR_ROW -> now.downForSourceIds().contains(row);
            case BUS_REFUSES_ALL, BUS_REFUSES_ROW -> faults().refusals().containsKey(asked.code());
            case BUS_DOWN -> faults().isDown();
            case DATAVERSE_THROTTLES -> clock.instant().isBefore(throttledUntil);
            case DEMO -> demo.isOn();
        };
    }

    List<String> refusedNames() {
        return erp.current().refuseNames();
    }

    private Faults faults() {
        return services.bus().faults();
    }

    private static List<String> changed(List<String> known, String one, boolean on) {
        if (!on) {
            return List.of();
        }
        Set<String> names = new LinkedHashSet<>(known);
        names.add(one);
        return List.copyOf(names);
    }
}
