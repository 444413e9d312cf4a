package io.roundtrip.dataverse;

import java.net.URI;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The Web API v9.2 of one environment, in the name of one application user or a pool of them. Thread-safe; make one per
 * environment and process, because throttling is kept per client. Each request goes to the user with the most left; a
 * throttled one does not stop the others.
 *
 * <p>One method is one request, or one declared page or batch; the first use of a table also reads its definition. A
 * request waits for its turn, for the end of a Retry-After window and between repetitions at most for the request time-out
 * in all; if that is too short it fails at once with a transient {@link DataverseException} that says when to come back.
 * It is repeated a few times after 502, 503, 504 or a lost connection when that is harmless: reads, writes without an
 * ETag, creations under our own id. A write with an ETag is not, because its repetition would mistake our own change for
 * somebody else's.
 *
 * <p>Every method throws {@link DataverseException} for what its outcome does not name, and {@link
 * IllegalArgumentException} for a name or value that must not be sent.
 */
public final class DataverseClient {

    private final Requests requests;
    private final Connection connection;
    private final RowReads reads;
    private final RowWrites writes;
    private final Batches batches;
    private final ChangeFeed changes;
    private final Models models;

    /** Signs in as {@code tokens} say instead of the settings' users. {@code random} must be thread-safe. */
    public DataverseClient(DataverseSettings settings, AccessTokens tokens, Clock clock, RandomGenerator random) {
        this(settings, tokens, Surroundings.real(clock, random));
    }

    DataverseClient(DataverseSettings settings, AccessTokens tokens, Surroundings surroundings) {
        this(settings, Map.of(settings.users().get(0).name(), tokens), surroundings);
    }

    DataverseClient(DataverseSettings settings, Map<String, AccessTokens> users, Surroundings surroundings) {
        this.requests = new Requests(Lanes.of(users, surroundings), surroundings, settings.requestTimeout());
        ServiceRoot root = new ServiceRoot(settings.url());
        this.connection = new Connection(requests, root, new Tables(requests, root), settings.pageSize());
        this.reads = new RowReads(connection);
        this.writes = new RowWrites(connection);
        this.batches = new Batches(connection, surroundings);
        this.changes = new ChangeFeed(connection);
        this.models = new Models(requests, root);
    }

    /** A client that signs in as the settings' users. Nothing is sent yet. */
    public static DataverseClient connect(DataverseSettings settings) {
        return connect(settings, Clock.systemUTC(), new Random(), RequestObserver.NONE);
    }

    /** {@code random} spreads repetitions and must be thread-safe. */
    public static DataverseClient connect(
            DataverseSettings settings, Clock clock, RandomGenerator random, RequestObserver observer) {
        Map<String, AccessTokens> users = new LinkedHashMap<>();
        settings.users().forEach(user -> users.put(user.name(), new MsalAccessTokens(user, settings, clock)));
        return new DataverseClient(
                settings, users, Surroundings.real(clock, random).observedBy(observer));
    }

    /** What each application user spent today (UTC) through this client. */
    public List<Usage> usage() {
        return requests.usage();
    }

    /** A cheap test of address, credentials and application user. */
    public WhoAmI whoAmI() {
        return new Environment(requests, connection.root()).whoAmI();
    }

    /** The same of every user of the pool, in the order of the settings. */
    public List<WhoAmI> whoWeAre() {
        return requests.ofEachUser().stream()
                .map(user -> new Environment(user, connection.root()).whoAmI())
                .toList();
    }

    /** The table's definition, kept until {@link #forget}. An unknown table is a permanent failure that names it. */
    public TableMetadata table(String logicalName) {
        return connection.tables().get(logicalName);
    }

    /** Lets the next use of the table read its definition again. */
    public void forget(String logicalName) {
        connection.tables().forget(logicalName);
    }

    /**
     * All tables as {@code $metadata} tells them: read whole at the first call, which may take seconds, and again when the
     * environment says that its metadata changed.
     */
    public EnvironmentModel model() {
        return models.current();
    }

    /** Reads and changes definitions of tables; needs the privileges of a customizer. */
    public Definitions definitions() {
        return new Definitions(connection);
    }

    /** Reads and changes security roles; needs the privileges of an administrator. */
    public SecurityRoles securityRoles() {
        return new SecurityRoles(connection);
    }

    /** The row; empty only for 404 with 0x80040217, because a missing table is a 404 too. */
    public Optional<Row> find(String table, UUID id, List<String> select) {
        return reads.find(table, id, select);
    }

    /** Those of the rows that exist, in no particular order, in as few requests as addresses of 32,768 characters allow. */
    public List<Row> findAll(String table, Collection<UUID> ids, List<String> select) {
        return reads.findAll(table, ids, select);
    }

    /** Every row that answers the query, page after page: bound it by {@code top} or by its filter. */
    public List<Row> query(Query query) {
        return reads.query(query);
    }

    /** One page: the first, or the one behind the previous page's link. A link to elsewhere is refused. */
    public QueryPage queryPage(Query query, Optional<URI> next) {
        return reads.queryPage(query, next);
    }

    /** Creates the row under this id; a row that is there already is a failure with {@code isDuplicate()}. */
    public void create(String table, UUID id, Map<String, @Nullable Object> values) {
        writes.create(table, new NewRow(id, values));
    }

    public CreateOutcome insertIfAbsent(String table, UUID id, Map<String, @Nullable Object> values) {
        return writes.write(Batch.insertIfAbsent(table, id, values)) == PartOutcome.CREATED
                ? CreateOutcome.CREATED
                : CreateOutcome.ALREADY_THERE;
    }

    /**
     * Creates all of the rows or, when it throws, none; at most 1,000. {@code isDuplicate()} says that one of them exists,
     * or that an earlier attempt whose answer was lost wrote them all.
     */
    public void createMultiple(String table, List<NewRow> rows) {
        writes.createMultiple(table, rows);
    }

    /** Writes the given columns of a row that exists; it never creates one. */
    public WriteOutcome update(String table, UUID id, Match match, Map<String, @Nullable Object> values) {
        return WriteOutcome.valueOf(
                writes.write(Batch.update(table, id, match, values)).name());
    }

    /** Whether the row was created or written; after a repetition it may say updated for a row that it created itself. */
    public UpsertOutcome upsert(String table, UUID id, Map<String, @Nullable Object> values) {
        return UpsertOutcome.valueOf(
                writes.write(Batch.upsert(table, id, values)).name());
    }

    /**
     * Writes the given columns of all of the rows, whatever version they have, or, when it throws, of none; at most 1,000.
     * For rows that nobody else writes: the message knows no condition.
     */
    public void updateMultiple(String table, Map<UUID, Map<String, @Nullable Object>> rows) {
        writes.updateMultiple(table, rows);
    }

    public WriteOutcome delete(String table, UUID id, Match match) {
        return WriteOutcome.valueOf(writes.write(Batch.delete(table, id, match)).name());
    }

    /**
     * One request per 1,000 parts; a part that fails does not stop the others. Results in the order of the parts. Throws
     * when the first request fails as a whole; a later one's failure is told for each of its parts.
     */
    public List<PartResult> batch(Batch batch) {
        return batches.send(batch);
    }

    /**
     * All of the writes or, when it throws, none; at most 1,000. What fails is told without saying which write it was. Not
     * repeated after a lost answer if one of them names an ETag.
     */
    public void changeSet(List<Batch.Part> writes) {
        batches.sendChangeSet(writes);
    }

    /** One page of changes. A link that is too old is a failure with {@code expiredDeltaLink()}. */
    public ChangePage changesSince(ChangeQuery query) {
        return changes.changesSince(query);
    }
}
