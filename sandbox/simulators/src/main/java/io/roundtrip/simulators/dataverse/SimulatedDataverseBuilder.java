package io.roundtrip.simulators.dataverse;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.roundtrip.simulators.dataverse.journal.JournalSize;
import io.roundtrip.simulators.dataverse.limits.ServiceLimits;
import io.roundtrip.simulators.dataverse.protocol.Caller;
import io.roundtrip.simulators.dataverse.service.BatchSafeServer;
import io.roundtrip.simulators.dataverse.service.LateEdge;
import io.roundtrip.simulators.dataverse.signin.Certificate;
import io.roundtrip.simulators.dataverse.signin.Users;
import io.roundtrip.simulators.dataverse.signin.Users.User;
import io.roundtrip.simulators.dataverse.tables.StandardTables;
import io.roundtrip.simulators.dataverse.tables.Table;
import io.roundtrip.simulators.dataverse.tables.TableDefinition;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** What a {@link SimulatedDataverse} starts with. Port 0 means any free one; alex.demo always exists. */
public final class SimulatedDataverseBuilder {
    static final UUID TENANT = named("tenant");
    static final UUID ORGANIZATION = named("organization");
    private static final String LOOPBACK = "127.0.0.1";
    private static final int THREADS = 64;
    private static final int HEADER_BYTES = 70_000;

    private final Map<String, User> users = new LinkedHashMap<>();
    private final List<TableDefinition> tables = new ArrayList<>();
    private Clock clock = Clock.systemUTC();
    private Supplier<UUID> ids = UUID::randomUUID;
    private JournalSize journal = JournalSize.DEFAULT;
    private Optional<ServiceLimits> limits = Optional.empty();
    private int httpPort;
    private int loginPort;

    SimulatedDataverseBuilder() {
        tables.add(StandardTables.systemUser());
        tables.add(StandardTables.organization());
        person("alex.demo");
    }

    /** What was asked for. */
    record Plan(
            Users users,
            List<TableDefinition> tables,
            Clock clock,
            Supplier<UUID> ids,
            JournalSize journal,
            Optional<ServiceLimits> limits) {}

    private static UUID named(String name) {
        return UUID.nameUUIDFromBytes(("simulated-dataverse:" + name).getBytes(StandardCharsets.UTF_8));
    }

    public SimulatedDataverseBuilder httpPort(int port) {
        httpPort = port;
        return this;
    }

    public SimulatedDataverseBuilder loginPort(int port) {
        loginPort = port;
        return this;
    }

    public SimulatedDataverseBuilder clock(Clock source) {
        clock = source;
        return this;
    }

    /** Where ids of rows, requests and tokens come from; called by many threads. */
    public SimulatedDataverseBuilder ids(Supplier<UUID> source) {
        ids = source;
        return this;
    }

    public SimulatedDataverseBuilder journal(JournalSize size) {
        journal = size;
        return this;
    }

    /** Service protection limits from the start; without this there are none. */
    public SimulatedDataverseBuilder limits(ServiceLimits wanted) {
        limits = Optional.of(wanted);
        return this;
    }

    /** An app registration with its application user in the environment. */
    public SimulatedDataverseBuilder applicationUser(String clientId, String secret, String fullName) {
        users.put(clientId, new User(clientId, fullName, Optional.of(secret), true));
        return this;
    }

    /** An app registration that gets tokens but has no application user in the environment. */
    public SimulatedDataverseBuilder appRegistration(String clientId, String secret) {
        users.put(clientId, new User(clientId, clientId, Optional.of(secret), false));
        return this;
    }

    /** Somebody whose name is accepted as bearer token. */
    public SimulatedDataverseBuilder person(String name) {
        users.put(name, new User(name, name, Optional.empty(), true));
        return this;
    }

    public SimulatedDataverseBuilder table(TableDefinition definition) {
        tables.add(definition);
        return this;
    }

    public SimulatedDataverse start() {
        Plan plan = new Plan(new Users(users), List.copyOf(tables), clock, ids, journal, limits);
        SimulatorFiles files = SimulatorFiles.create();
        LateEdge edge = new LateEdge();
        WireMockServer server = new WireMockServer(configuration(files, edge));
        server.stubFor(any(anyUrl()).willReturn(aResponse()));
        server.start();
        Core core = Core.of(
                plan,
                URI.create("http://" + LOOPBACK + ":" + server.port()),
                URI.create("https://" + LOOPBACK + ":" + server.httpsPort() + "/" + TENANT + "/"));
        seed(plan, core);
        edge.leadTo(core.edge());
        return new SimulatedDataverse(plan, server, files, core);
    }

    private WireMockConfiguration configuration(SimulatorFiles files, LateEdge edge) {
        String keyStore = files.certificate().keyStore().toString();
        return options()
                .bindAddress(LOOPBACK)
                .port(httpPort)
                .httpsPort(loginPort)
                .keystorePath(keyStore)
                .keystoreType("PKCS12")
                .keystorePassword(Certificate.PASSWORD)
                .keyManagerPassword(Certificate.PASSWORD)
                .containerThreads(THREADS)
                .jettyHeaderRequestSize(HEADER_BYTES)
                .disableRequestJournal()
                .stubRequestLoggingDisabled(true)
                .gzipDisabled(true)
                .http2PlainDisabled(true)
                .httpServerFactory(BatchSafeServer::new)
                .extensions(edge);
    }

    private static void seed(Plan plan, Core core) {
        Caller system = new Caller("SYSTEM", named("system"));
        core.store().transact(transaction -> {
            Table organizations = core.store().table("organization");
            core.writes().create(transaction, organizations, system, organization());
            Table systemUsers = core.store().table("systemuser");
            plan.users().byName().values().stream()
                    .filter(User::member)
                    .forEach(user -> core.writes().create(transaction, systemUsers, system, systemUser(user)));
            return core;
        });
    }

    private static Map<String, Object> organization() {
        return Map.of("organizationid", ORGANIZATION, "name", "simulated", "expirechangetrackingindays", 7);
    }

    private static Map<String, Object> systemUser(User user) {
        return Map.of(
                "systemuserid", user.id(), "fullname", user.fullName(), "domainname", user.name(), "isdisabled", false);
    }
}
