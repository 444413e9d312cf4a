package io.roundtrip.simulators.dataverse.bench;

import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import io.roundtrip.simulators.servicebus.LocalServiceBus;
import java.io.IOException;

/** The process whose idle memory is measured: a simulated Dataverse and a local Service Bus, without data. */
final class BothServices {
    private BothServices() {}

    public static void main(String[] arguments) throws IOException {
        try (SimulatedDataverse dataverse = SimulatedDataverse.builder().start();
                LocalServiceBus bus = LocalServiceBus.builder().start()) {
            ServerProcess.serve(dataverse.url(), question -> bus.toString());
        }
    }
}
