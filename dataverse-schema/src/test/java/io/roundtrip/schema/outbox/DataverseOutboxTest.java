package io.roundtrip.schema.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roundtrip.dataverse.DataverseException;
import io.roundtrip.schema.TestClock;
import io.roundtrip.schema.TestEnvironment;
import io.roundtrip.simulators.dataverse.faults.Failure;
import io.roundtrip.simulators.dataverse.faults.Faults;
import io.roundtrip.simulators.dataverse.faults.RequestMatch;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DataverseOutboxTest extends OutboxContract {

    private static TestEnvironment environment;
    private static DataverseOutbox outbox;

    @BeforeAll
    static void start() {
        environment = TestEnvironment.start();
        outbox = new DataverseOutbox(environment.client());
    }

    @AfterAll
    static void stop() {
        environment.close();
    }

    @BeforeEach
    void empty() {
        environment.empty("rt_notification");
        environment.dataverse.faults().clear();
    }

    @Override
    Outbox outbox() {
        return outbox;
    }

    @Override
    TestClock clock() {
        return environment.clock;
    }

    @Test
    void addsMoreRecordsThanOneRequestTakes() {
        outbox.add(Stream.generate(this::aRecord).limit(1_001).toList());
        assertThat(environment.dataverse.count("rt_notification")).isEqualTo(1_001);
    }

    @Test
    void oneRequestAddsManyRecordsWhereAllAreNew() {
        long before = environment.lastRequest();
        outbox.add(List.of(aRecord(), aRecord(), aRecord()));
        assertThat(environment.dataverse.journalSince(before)).hasSize(1);
    }

    @Test
    void recordsAreThereOnceWhenTheAnswerOfAddingThemIsLost() {
        RequestMatch add = RequestMatch.any().method("POST").path("CreateMultiple");
        environment.dataverse.faults().reset(add, Faults.Moment.AFTER_THE_EFFECT, 1);
        OutboxRecord record = aRecord();
        outbox.add(List.of(record, aRecord()));
        assertThat(environment.dataverse.count("rt_notification")).isEqualTo(2);
        assertThat(stored(record).status()).isEqualTo(OutboxStatus.PENDING);
    }

    @Test
    void addingThrowsWhenAnyRecordCannotBeStored() {
        OutboxRecord there = added();
        RequestMatch second = RequestMatch.any().method("PATCH").path("^rt_notifications");
        environment.dataverse.faults().fail(second, Failure.of(403, "0x80040220", "Refused for the test"), 1);
        OutboxRecord again = OutboxRecord.pending(there.notification().orElseThrow());
        assertThatThrownBy(() -> outbox.add(List.of(again, aRecord()))).isInstanceOf(DataverseException.class);
    }

    @Test
    void aDeletionThatIsRefusedIsNotTakenForDone() {
        OutboxRecord one = added();
        OutboxRecord two = added();
        RequestMatch delete = RequestMatch.any().method("DELETE").path("^rt_notifications");
        environment.dataverse.faults().fail(delete, Failure.of(403, "0x80040220", "Refused for the test"), 1);
        assertThatThrownBy(() -> outbox.deleteAccepted(List.of(one, two))).isInstanceOf(DataverseException.class);
        assertThat(environment.dataverse.count("rt_notification")).isOne();
    }

    @Test
    void whatAPersonTypedIntoARecordDoesNotStopTheOthers() {
        UUID byHand = environment.dataverse.create(
                "rt_notification",
                Map.of("rt_mapping", "erp-customer", "rt_rowid", "no id", "rt_body", "{", "rt_status", 727_000_002));
        environment.dataverse.create("rt_notification", Map.of("rt_status", 727_000_002));
        OutboxRecord failed = failed(clock().instant());
        assertThat(due()).hasSize(3).contains(failed);
        assertThat(outbox.find(byHand).orElseThrow().onDemand()).isTrue();
    }
}
