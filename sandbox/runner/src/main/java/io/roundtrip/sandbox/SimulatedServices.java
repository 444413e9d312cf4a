package io.roundtrip.sandbox;

import io.roundtrip.sandbox.seeds.SeedTable;
import io.roundtrip.sandbox.seeds.Seeds;
import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import io.roundtrip.simulators.dataverse.SimulatedDataverseBuilder;
import io.roundtrip.simulators.dataverse.tables.StandardTables;
import io.roundtrip.simulators.servicebus.LocalServiceBus;
import io.roundtrip.simulators.servicebus.entities.QueueSettings;
import io.roundtrip.simulators.target.SimulatedTarget;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** The services that Roundtrip connects, simulated in this process and met over real sockets. */
public final class SimulatedServices implements AutoCloseable {

    static final String TARGET_KEY = "sandbox";
    private static final List<String> PEOPLE = List.of("alex.demo", "kim.demo");

    private final SimulatedDataverse dataverse;
    private final LocalServiceBus bus;
    private final SimulatedTarget erp;
    private final Map<App, String> secrets;

    private SimulatedServices(
            SimulatedDataverse dataverse, LocalServiceBus bus, SimulatedTarget erp, Map<App, String> secrets) {
        this.dataverse = dataverse;
        this.bus = bus;
        this.erp = erp;
        this.secrets = secrets;
    }

    /** Starts all three; Roundtrip is installed, but there are no rows. Secrets are made anew each time. */
    public static SimulatedServices start(Ports ports, RandomGenerator random) {
        Map<App, String> secrets = new HashMap<>();
        for (App app : App.values()) {
            byte[] secret = new byte[16];
            random.nextBytes(secret);
            secrets.put(app, HexFormat.of().formatHex(secret));
        }
        SimulatedTarget erp = SimulatedTarget.builder()
                .port(ports.erp())
                .apiKey(TARGET_KEY)
                .clock(Clock.systemUTC())
                .start();
        return new SimulatedServices(dataverse(ports, secrets), bus(ports), erp, secrets);
    }

    private static SimulatedDataverse dataverse(Ports ports, Map<App, String> secrets) {
        SimulatedDataverseBuilder builder =
                SimulatedDataverse.builder().httpPort(ports.dataverse()).loginPort(ports.login());
        secrets.forEach((app, secret) -> builder.applicationUser(app.clientId(), secret, app.userName()));
        PEOPLE.forEach(builder::person);
        SimulatedDataverse environment = builder.strictSecurity()
                .table(StandardTables.account())
                .table(StandardTables.contact())
                .start();
        Installation.into(environment, MappingImport.file("sandbox.yaml"));
        return environment;
    }

    private static LocalServiceBus bus(Ports ports) {
        return LocalServiceBus.builder()
                .amqpPort(ports.amqp())
                .administrationPort(ports.busAdministration())
                .queue(queue("inbound"))
                .queue(queue("outbound-erp"))
                .start();
    }

    private static QueueSettings queue(String name) {
        return QueueSettings.named(name)
                .withLockDuration(Duration.ofSeconds(30))
                .withMaxDeliveryCount(10)
                .withDuplicateDetectionWindow(Duration.ofMinutes(10))
                .withReleaseOnDetach(true);
    }

    /** Fills the mapped tables; parents first, as a user of the environment. */
    public void seed() {
        for (SeedTable table : Seeds.load().tables()) {
            List<Map<String, Object>> rows = new ArrayList<>();
            table.rows().forEach(row -> rows.add(SeedRows.written(table.name(), row)));
            dataverse.createAll(table.name(), rows);
        }
    }

    public SimulatedDataverse dataverse() {
        return dataverse;
    }

    public LocalServiceBus bus() {
        return bus;
    }

    public SimulatedTarget erp() {
        return erp;
    }

    String secret(App app) {
        return Objects.requireNonNull(secrets.get(app));
    }

    @Override
    public void close() {
        bus.close();
        dataverse.close();
        erp.close();
    }
}
