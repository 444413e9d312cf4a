package io.roundtrip.simulators.dataverse;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.roundtrip.simulators.dataverse.csdl.CsdlTables;
import io.roundtrip.simulators.dataverse.journal.JournalSize;
import io.roundtrip.simulators.dataverse.limits.ServiceLimits;
import io.roundtrip.simulators.dataverse.loading.DataSource;
import io.roundtrip.simulators.dataverse.loading.LoadingException;
import io.roundtrip.simulators.dataverse.security.ColumnPermissions.Secured;
import io.roundtrip.simulators.dataverse.security.ColumnRight;
import io.roundtrip.simulators.dataverse.security.RoleDefinition;
import io.roundtrip.simulators.dataverse.security.Security;
import io.roundtrip.simulators.dataverse.security.SecurityPlan;
import io.roundtrip.simulators.dataverse.service.BatchSafeServer;
import io.roundtrip.simulators.dataverse.service.LateEdge;
import io.roundtrip.simulators.dataverse.signin.Certificate;
import io.roundtrip.simulators.dataverse.signin.Credential;
import io.roundtrip.simulators.dataverse.signin.Credential.Secret;
import io.roundtrip.simulators.dataverse.signin.Tokens;
import io.roundtrip.simulators.dataverse.signin.Users;
import io.roundtrip.simulators.dataverse.signin.Users.Kind;
import io.roundtrip.simulators.dataverse.signin.Users.User;
import io.roundtrip.simulators.dataverse.tables.StandardTables;
import io.roundtrip.simulators.dataverse.tables.TableDefinition;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** What a {@link SimulatedDataverse} starts with. Port 0 means any free one; alex.demo always exists. */
public final class SimulatedDataverseBuilder {
    static final UUID TENANT = named("tenant");
    static final UUID ORGANIZATION = named("organization");
    static final UUID ROOT_UNIT = new UUID(ORGANIZATION.getMostSignificantBits(), 1);
    private static final String LOOPBACK = "127.0.0.1";
    private static final int THREADS = 64;
    private static final int HEADER_BYTES = 70_000;

    private final Map<String, User> users = new LinkedHashMap<>();
    private final List<TableDefinition> tables = new ArrayList<>();
    private final List<DataSource> sources = new ArrayList<>();
    private final List<TableDefinition> described = new ArrayList<>();
    private final SecurityPlan security = new SecurityPlan();
    private Duration tokenLifetime = Tokens.DEFAULT_LIFETIME;
    private Clock clock = Clock.systemUTC();
    private Supplier<UUID> ids = UUID::randomUUID;
    private JournalSize journal = JournalSize.DEFAULT;
    private Optional<ServiceLimits> limits = Optional.empty();
    private int httpPort;
    private int loginPort;

    SimulatedDataverseBuilder() {
        tables.add(StandardTables.systemUser());
        tables.add(StandardTables.organization());
        tables.addAll(Security.tables());
        person("alex.demo");
    }

    /** What was asked for. */
    record Plan(
            Users users,
            List<TableDefinition> tables,
            SecurityPlan security,
            Duration tokenLifetime,
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
        return applicationUser(clientId, fullName, new Secret(secret));
    }

    /** An app registration with its application user, and all ways in which it can sign in. */
    public SimulatedDataverseBuilder applicationUser(String clientId, String fullName, Credential... credentials) {
        users.put(clientId, new User(clientId, fullName, Kind.APPLICATION_USER, List.of(credentials)));
        return this;
    }

    /** An app registration that gets tokens but has no application user in the environment. */
    public SimulatedDataverseBuilder appRegistration(String clientId, String secret) {
        users.put(clientId, new User(clientId, clientId, Kind.REGISTRATION, List.of(new Secret(secret))));
        return this;
    }

    /** Somebody whose name is accepted as bearer token. */
    public SimulatedDataverseBuilder person(String name) {
        users.put(name, new User(name, name, Kind.PERSON, List.of()));
        return this;
    }

    /** For how long access tokens are good; 3,599 seconds unless set. */
    public SimulatedDataverseBuilder tokenLifetime(Duration lifetime) {
        tokenLifetime = lifetime;
        return this;
    }

    /** Application users have no role but those they are given; otherwise they are administrators, as people are. */
    public SimulatedDataverseBuilder strictSecurity() {
        security.beStrict();
        return this;
    }

    public SimulatedDataverseBuilder role(RoleDefinition role) {
        security.define(role);
        return this;
    }

    /** The user has these roles and no others. */
    public SimulatedDataverseBuilder roles(String user, String... names) {
        security.assign(user, List.of(names));
        return this;
    }

    /** Puts the user into a business unit below the root unit, where all others are. */
    public SimulatedDataverseBuilder businessUnit(String user, String name) {
        security.place(user, name);
        return this;
    }

    /** The table's rows belong to the organization, so that a privilege counts for all of them or none. */
    public SimulatedDataverseBuilder organizationOwned(String table) {
        security.ownByOrganization(table);
        return this;
    }

    /** What the user, if no administrator, may do with a secured column. */
    public SimulatedDataverseBuilder columnPermission(String user, String table, String column, ColumnRight... rights) {
        security.permit(user, new Secured(table, column), Set.of(rights));
        return this;
    }

    public SimulatedDataverseBuilder table(TableDefinition definition) {
        tables.add(definition);
        return this;
    }

    /** Rows that are there at the start; several sources are loaded in the order in which they are given. */
    public SimulatedDataverseBuilder load(DataSource source) {
        sources.add(source);
        return this;
    }

    /**
     * The tables of a real organization, by its {@code $metadata} (compressed if the name ends with {@code .gz}). The document
     * tells neither lengths nor options nor labels; tables that are also given in code keep what that says.
     */
    public SimulatedDataverseBuilder metadata(Path csdl) {
        described.addAll(CsdlTables.read(csdl));
        return this;
    }

    public SimulatedDataverse start() {
        Plan plan = new Plan(
                new Users(users),
                CsdlTables.merged(tables, described),
                security,
                tokenLifetime,
                clock,
                ids,
                journal,
                limits);
        SimulatorFiles files = SimulatorFiles.create();
        LateEdge edge = new LateEdge();
        WireMockServer server = new WireMockServer(configuration(files, edge));
        server.stubFor(any(anyUrl()).willReturn(aResponse()));
        server.start();
        Core core = Core.of(
                plan,
                URI.create("http://" + LOOPBACK + ":" + server.port()),
                URI.create("https://" + LOOPBACK + ":" + server.httpsPort() + "/" + TENANT + "/"));
        new Seed(plan, core).sow();
        SimulatedDataverse dataverse = new SimulatedDataverse(plan, server, files, core);
        load(dataverse);
        edge.leadTo(core.edge());
        return dataverse;
    }

    private void load(SimulatedDataverse dataverse) {
        try {
            sources.forEach(dataverse::load);
        } catch (LoadingException refused) {
            dataverse.close();
            throw refused;
        }
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
}
