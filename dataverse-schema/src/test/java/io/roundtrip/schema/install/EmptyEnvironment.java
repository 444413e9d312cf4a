package io.roundtrip.schema.install;

import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.dataverse.DataverseSettings;
import io.roundtrip.dataverse.Secret;
import io.roundtrip.mapping.MappingFile;
import io.roundtrip.mapping.Mappings;
import io.roundtrip.schema.TestClock;
import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import io.roundtrip.simulators.dataverse.SimulatedDataverseBuilder;
import io.roundtrip.simulators.dataverse.journal.JournalEntry;
import io.roundtrip.simulators.dataverse.security.Depth;
import io.roundtrip.simulators.dataverse.security.RoleDefinition;
import io.roundtrip.simulators.dataverse.tables.ColumnDefinition;
import io.roundtrip.simulators.dataverse.tables.StandardTables;
import io.roundtrip.simulators.dataverse.tables.TableDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * An environment without anything of Roundtrip, in strict security, with an installing application user, one for each role,
 * and two tables to map, one of them not tracked. Its login is trusted by this JVM while it is open.
 */
public final class EmptyEnvironment implements AutoCloseable {
    public static final String SECRET = "right";
    public static final String INSTALLER = "installer";
    public static final String NOBODY = "nobody";

    public static final String MAPPINGS = """
            roundtrip: 1
            targets:
              erp: { kind: http, order: unordered, guarantee: guarded }
            mappings:
              - name: erp-customer
                table: account
                target: erp
                resource: customers
                loadOrder: 10
                targetIdColumn: rt_erpid
                fields:
                  - { to: /name, from: name, required: true }
              - name: erp-site
                table: new_site
                target: erp
                resource: sites
                loadOrder: 20
                targetIdColumn: rt_siteno
                fields:
                  - { to: /name, from: new_name, required: true }
            """;

    static final List<String> CUSTOMIZER = List.of(
            "prvReadEntity",
            "prvCreateEntity",
            "prvWriteEntity",
            "prvReadAttribute",
            "prvCreateAttribute",
            "prvWriteAttribute",
            "prvReadRelationship",
            "prvReadOptionSet",
            "prvPublishCustomization",
            "prvReadOrganization",
            "prvReadSystemUser");
    static final List<String> ROLE_READER = List.of("prvReadRole", "prvReadBusinessUnit", "prvReadPrivilege");
    static final List<String> ROLE_MAKER =
            List.of("prvCreateRole", "prvWriteRole", "prvAppendRole", "prvAppendToBusinessUnit");

    public final TestClock clock = new TestClock();
    public final SimulatedDataverse dataverse;
    private final SSLSocketFactory before = HttpsURLConnection.getDefaultSSLSocketFactory();

    private EmptyEnvironment(TableDefinition... more) {
        SimulatedDataverseBuilder builder = SimulatedDataverse.builder()
                .clock(clock)
                .strictSecurity()
                .person("admin")
                .table(StandardTables.account())
                .table(site())
                .role(RoleDefinition.named("Customizer").granting(Depth.GLOBAL, CUSTOMIZER.toArray(String[]::new)))
                .role(RoleDefinition.named("Role reader").granting(Depth.GLOBAL, ROLE_READER.toArray(String[]::new)))
                .role(RoleDefinition.named("Role maker").granting(Depth.GLOBAL, ROLE_MAKER.toArray(String[]::new)))
                .applicationUser(INSTALLER, SECRET, "Installer")
                .roles(INSTALLER, "Customizer", "Role reader", "Role maker")
                .applicationUser("customizer", SECRET, "Customizer")
                .roles("customizer", "Customizer", "Role reader")
                .applicationUser(NOBODY, SECRET, "Nobody")
                .appRegistration("stranger", SECRET);
        Roles.ALL.forEach(role -> builder.applicationUser(user(role), SECRET, role.name()));
        for (TableDefinition table : more) {
            builder.table(table);
        }
        dataverse = builder.start();
        HttpsURLConnection.setDefaultSSLSocketFactory(trustingTheLogin());
    }

    private static TableDefinition site() {
        return TableDefinition.named("new_site", "new_sites")
                .withSchemaName("new_Site")
                .withNameColumn("new_name")
                .withColumns(ColumnDefinition.string("new_name", 100));
    }

    /** @param more tables besides those to map */
    public static EmptyEnvironment start(TableDefinition... more) {
        return new EmptyEnvironment(more);
    }

    public static Mappings mappings() {
        return MappingFile.read(MAPPINGS);
    }

    /** The application user that gets this role. */
    static String user(io.roundtrip.schema.install.RoleDefinition role) {
        return role.name().toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    public URI login() {
        return dataverse.authority().resolve("/");
    }

    /** Signs in for real. */
    public DataverseClient client(String user) {
        return DataverseClient.connect(new DataverseSettings(
                dataverse.url(), login(), dataverse.tenantId(), user, new Secret(SECRET), Duration.ofSeconds(30), 500));
    }

    /** Installs all that is missing, as the installing user; time passes while keys are built. */
    List<String> install(Mappings mappings) {
        return install(INSTALLER, mappings);
    }

    List<String> install(String user, Mappings mappings) {
        DataverseClient client = client(user);
        InstallPlan plan = Inspection.of(client, mappings);
        new SchemaInstaller(client, clock, clock::tick).install(plan, step -> {});
        return plan.steps().stream().map(InstallStep::sentence).toList();
    }

    /** Number of the last request so far, to look at those after it. */
    public long lastRequest() {
        return dataverse.journal().stream()
                .mapToLong(JournalEntry::sequence)
                .max()
                .orElse(0);
    }

    /** Requests that are no reads. */
    public List<String> writesSince(long request) {
        return dataverse.journalSince(request).stream()
                .filter(entry -> !entry.method().equals("GET") && !entry.path().contains("/oauth2/"))
                .map(entry -> entry.method() + " " + entry.path())
                .toList();
    }

    /** Gives the user the role over HTTP, as an administrator does. */
    public void assign(String user, String role) {
        UUID id = UUID.fromString(String.valueOf(dataverse.rows("role").stream()
                .filter(row -> role.equals(row.get("name")))
                .findFirst()
                .orElseThrow()
                .get("roleid")));
        String body = "{\"@odata.id\":\"%s/api/data/v9.2/roles(%s)\"}".formatted(dataverse.url(), id);
        send("POST", "systemusers(" + dataverse.userId(user) + ")/systemuserroles_association/$ref", body);
    }

    /** A request of an administrator. */
    public int send(String method, String path, String body) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(dataverse.url() + "/api/data/v9.2/" + path))
                    .setHeader("Authorization", "Bearer admin")
                    .setHeader("Content-Type", "application/json")
                    .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                    .build();
            int status = HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .statusCode();
            if (status >= 400) {
                throw new IllegalStateException(method + " " + path + " was answered " + status);
            }
            return status;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public UUID account(String name) {
        return dataverse.create("account", Map.of("name", name));
    }

    private SSLSocketFactory trustingTheLogin() {
        try (InputStream file = Files.newInputStream(dataverse.trustStore())) {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(file, dataverse.trustStorePassword().toCharArray());
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        HttpsURLConnection.setDefaultSSLSocketFactory(before);
        dataverse.close();
    }
}
