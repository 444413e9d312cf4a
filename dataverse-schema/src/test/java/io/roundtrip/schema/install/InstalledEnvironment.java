package io.roundtrip.schema.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.dataverse.DataverseException;
import io.roundtrip.dataverse.Match;
import io.roundtrip.mapping.TargetState;
import io.roundtrip.messaging.Category;
import io.roundtrip.messaging.Notification;
import io.roundtrip.messaging.Stage;
import io.roundtrip.messaging.Steps;
import io.roundtrip.schema.audit.AuditEntry;
import io.roundtrip.schema.failures.DataverseFailureRows;
import io.roundtrip.schema.failures.FailedOperation;
import io.roundtrip.schema.failures.FailureCause;
import io.roundtrip.schema.failures.FailureContext;
import io.roundtrip.schema.failures.FailureEvent;
import io.roundtrip.schema.failures.FailureKey;
import io.roundtrip.schema.failures.FailureReport;
import io.roundtrip.schema.failures.FailureRow;
import io.roundtrip.schema.failures.Failures;
import io.roundtrip.schema.instances.DataverseInstances;
import io.roundtrip.schema.instances.Instance;
import io.roundtrip.schema.mappings.DataverseMappingStore;
import io.roundtrip.schema.outbox.OutboxRecord;
import io.roundtrip.schema.tables.PipelineTables;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An environment in which Roundtrip is installed and each application user has its role alone; for the tests of a class. */
final class InstalledEnvironment implements BeforeAllCallback, AfterAllCallback {
    static final String MAPPING = "erp-customer";
    static final List<String> COLUMNS = List.of("name", "versionnumber", "modifiedby", "rt_sync", "rt_erpid");

    private @Nullable EmptyEnvironment running;

    @Override
    public void beforeAll(ExtensionContext context) {
        running = EmptyEnvironment.start();
        running.install(EmptyEnvironment.mappings());
        Roles.ALL.forEach(role -> running.assign(EmptyEnvironment.user(role), role.name()));
        new DataverseMappingStore(as(Roles.BUSINESS_ADMIN)).save(EmptyEnvironment.mappings());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        environment().close();
    }

    EmptyEnvironment environment() {
        return Objects.requireNonNull(running);
    }

    DataverseClient as(RoleDefinition role) {
        return environment().client(EmptyEnvironment.user(role));
    }

    Instant now() {
        return environment().clock.instant();
    }

    UUID account() {
        return environment().account("Contoso");
    }

    static void assertRefused(String privilege, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(DataverseException.class, refused -> {
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.code()).contains("0x80040220");
            assertThat(refused.serverMessage().orElse("")).contains("is missing " + privilege + " privilege");
        });
    }

    void assertWorksAsApp(DataverseClient client, String app) {
        assertThat(new DataverseMappingStore(client).load().byName(MAPPING)).isPresent();
        DataverseInstances instances = new DataverseInstances(client);
        UUID id = UUID.randomUUID();
        Set<UUID> users = Set.of(client.whoAmI().userId());
        instances.beat(new Instance(id, app, users, now(), now()));
        instances.beat(new Instance(id, app, users, now(), now().plusSeconds(30)));
        assertThat(instances.all()).anyMatch(instance -> instance.id().equals(id));
        assertRefused(
                "prvWritert_target", () -> new DataverseMappingStore(client).setTargetState("erp", TargetState.PAUSED));
        assertRefused("prvDeletert_instance", () -> client.delete("rt_instance", id, Match.any()));
        assertRefused("prvCreateEntity", () -> client.definitions().create(NewDefinitions.table(PipelineTables.LINK)));
    }

    OutboxRecord record(UUID row) {
        return OutboxRecord.pending(Notification.about("account", row)
                .id(UUID.randomUUID())
                .mapping(MAPPING)
                .target("erp")
                .rowVersion(4_711)
                .epoch(1)
                .correlationId("correlation")
                .steps(Steps.none().with(Steps.NOTICED, now()))
                .build());
    }

    FailureReport report(FailureKey key) {
        FailureContext context = new FailureContext(
                "erp", "account", Optional.of("Contoso"), Optional.empty(), Optional.empty(), Optional.empty(), "c");
        FailureCause cause = new FailureCause(Stage.DELIVER, Category.DATA, "country is missing", "422");
        return new FailureReport(key, cause, context, 3, Optional.empty());
    }

    FailureRow reported(Failures failures) {
        FailureKey key = new FailureKey(MAPPING, UUID.randomUUID());
        failures.report(report(key), new FailureEvent.DeadLettered("message", FailedOperation.UPSERT, 7, 0));
        return failures.find(key).orElseThrow();
    }

    Failures failures(DataverseClient client) {
        return new Failures(new DataverseFailureRows(client), environment().clock);
    }

    AuditEntry entry() {
        return new AuditEntry(
                UUID.randomUUID(), now(), "kim", "retry", "Contoso", Optional.empty(), "", AuditEntry.Change.NONE);
    }
}
