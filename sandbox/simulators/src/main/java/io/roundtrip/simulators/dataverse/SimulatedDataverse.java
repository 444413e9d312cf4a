package io.roundtrip.simulators.dataverse;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.roundtrip.simulators.dataverse.SimulatedDataverseBuilder.Plan;
import io.roundtrip.simulators.dataverse.faults.Faults;
import io.roundtrip.simulators.dataverse.faults.Switches;
import io.roundtrip.simulators.dataverse.journal.JournalEntries;
import io.roundtrip.simulators.dataverse.limits.Limits;
import io.roundtrip.simulators.dataverse.loading.DataSource;
import io.roundtrip.simulators.dataverse.loading.LoadReport;
import io.roundtrip.simulators.dataverse.loading.Loader;
import io.roundtrip.simulators.dataverse.protocol.Caller;
import io.roundtrip.simulators.dataverse.signin.Certificate;
import io.roundtrip.simulators.dataverse.signin.ManagedIdentities;
import io.roundtrip.simulators.dataverse.tables.Column;
import io.roundtrip.simulators.dataverse.tables.Reference;
import io.roundtrip.simulators.dataverse.tables.Row;
import io.roundtrip.simulators.dataverse.tables.Table;
import io.roundtrip.simulators.dataverse.tables.TableSchema;
import io.roundtrip.simulators.dataverse.writing.RowWrites;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The Dataverse Web API v9.2 and its login, over real HTTP on loopback. It knows only the tables it is given. Rows live in
 * memory and are gone after {@link #close}. Safe for use by many threads.
 */
public final class SimulatedDataverse implements AutoCloseable {
    private static final String SEEDING_USER = "alex.demo";

    private final Plan plan;
    private final WireMockServer server;
    private final SimulatorFiles files;
    private final Core core;

    SimulatedDataverse(Plan plan, WireMockServer server, SimulatorFiles files, Core core) {
        this.plan = plan;
        this.server = server;
        this.files = files;
        this.core = core;
    }

    public static SimulatedDataverseBuilder builder() {
        return new SimulatedDataverseBuilder();
    }

    /** The environment's address, without a slash at the end. */
    public URI url() {
        return core.url();
    }

    /** The login's address with the tenant, as msal4j takes it. */
    public URI authority() {
        return core.authority();
    }

    public String tenantId() {
        return SimulatedDataverseBuilder.TENANT.toString();
    }

    public UUID organizationId() {
        return SimulatedDataverseBuilder.ORGANIZATION;
    }

    /** A PKCS12 trust store with the login's certificate, for {@code javax.net.ssl.trustStore}; deleted by {@link #close}. */
    public Path trustStore() {
        return files.certificate().trustStore();
    }

    public String trustStorePassword() {
        return Certificate.PASSWORD;
    }

    /** The id in {@code systemuser} of an application user (by client id) or a person (by name). */
    public UUID userId(String name) {
        return plan.users().require(name).id();
    }

    /** Creates a row as alex.demo, with values named as in a body of the Web API. */
    public UUID create(String table, Map<String, Object> values) {
        return createAll(table, List.of(values)).get(0);
    }

    /** Creates all rows or none, as alex.demo. */
    public List<UUID> createAll(String table, List<Map<String, Object>> rows) {
        Table target = core.store().table(table);
        return core.store()
                .transact(transaction -> rows.stream()
                        .map(values -> core.writes().create(transaction, target, seedingUser(), values))
                        .map(Row::id)
                        .toList());
    }

    /**
     * Loads rows from files as alex.demo, all or none; without checks of rights, and lookups may lead to rows that come later.
     *
     * @throws io.roundtrip.simulators.dataverse.loading.LoadingException with file, line, entity and record
     */
    public LoadReport load(DataSource source) {
        return new Loader(core.store(), core.writes(), seedingUser()).load(source);
    }

    /** Changes a row as alex.demo. */
    public void update(String table, UUID id, Map<String, Object> values) {
        RowWrites.Identified change = new RowWrites.Identified(id, values);
        Table target = core.store().table(table);
        core.store().transact(transaction -> core.writes().update(transaction, target, seedingUser(), change));
    }

    /** Deletes a row as alex.demo. */
    public void delete(String table, UUID id) {
        Table target = core.store().table(table);
        core.store().transact(transaction -> {
            core.writes().delete(transaction, target, seedingUser(), id);
            return id;
        });
    }

    private Caller seedingUser() {
        return new Caller(SEEDING_USER, userId(SEEDING_USER));
    }

    /** The row's values by the names under which the Web API shows them; lookups as ids, null values left out. Empty if there is no such row. */
    public Map<String, Object> row(String table, UUID id) {
        Table source = core.store().table(table);
        return source.find(id).map(row -> shown(source.schema(), row)).orElse(Map.of());
    }

    /** All rows of a table, in the order of their ids. */
    public List<Map<String, Object>> rows(String table) {
        Table source = core.store().table(table);
        return source.rows().values().stream()
                .map(row -> shown(source.schema(), row))
                .collect(Collectors.toUnmodifiableList());
    }

    private static Map<String, Object> shown(TableSchema schema, Row row) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Column column : schema.columns()) {
            Object value = row.value(column);
            if (value != null) {
                values.put(column.propertyName(), value instanceof Reference reference ? reference.id() : value);
            }
        }
        return values;
    }

    public int count(String table) {
        return core.store().table(table).size();
    }

    /** The latest requests, oldest first. */
    public JournalEntries journal() {
        return journalSince(0);
    }

    /** The requests after that sequence number, oldest first. */
    public JournalEntries journalSince(long sequence) {
        return core.journal().since(sequence);
    }

    public Faults faults() {
        return core.faults();
    }

    /** Service protection limits and what was counted; off unless the builder or {@link Limits#set} turned them on. */
    public Limits limits() {
        return core.limits();
    }

    public Switches switches() {
        return core.switches();
    }

    /** Where a managed identity of App Service gets its tokens, for the environment variable {@code IDENTITY_ENDPOINT}. */
    public URI identityEndpoint() {
        return URI.create(url() + ManagedIdentities.APP_SERVICE_PATH);
    }

    /** For the environment variable {@code IDENTITY_HEADER}. */
    public String identityHeader() {
        return ManagedIdentities.IDENTITY_HEADER;
    }

    /** The tokens that an application has are refused from now on (401); it can get new ones. */
    public void revokeTokens(String clientId) {
        core.tokens().revoke(clientId);
    }

    /** The user's next request is refused with 401 although its token is good. */
    public void refuseTokenOnce(String user) {
        core.tokens().refuseOnce(user);
    }

    /** Every access token issued so far is refused from now on (401). */
    public void expireAccessTokens() {
        core.tokens().expireAll();
    }

    @Override
    public void close() {
        server.stop();
        files.delete();
    }
}
