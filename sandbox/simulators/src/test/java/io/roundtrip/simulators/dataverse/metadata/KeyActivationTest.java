package io.roundtrip.simulators.dataverse.metadata;

import static io.roundtrip.simulators.dataverse.metadata.Definitions.address;
import static io.roundtrip.simulators.dataverse.metadata.Definitions.column;
import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.RunningDataverse;
import io.roundtrip.simulators.dataverse.WebApi;
import io.roundtrip.simulators.dataverse.WebApi.Reply;
import io.roundtrip.simulators.dataverse.faults.Switches.Switch;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class KeyActivationTest {
    @RegisterExtension
    static final RunningDataverse running = new RunningDataverse();

    private static int number;

    private final WebApi kim = running.as("kim.demo");
    private final Definitions definitions = new Definitions(kim);
    private final String table = "new_keyed" + ++number;

    @BeforeEach
    void createTable() {
        running.dataverse.switches().activateKeysIn(Duration.ofSeconds(10));
        definitions.createTable(table);
    }

    @AfterEach
    void letKeysSucceed() {
        running.dataverse.switches().turnOff(Switch.KEYS_FAIL_TO_ACTIVATE);
    }

    private Reply addKey() {
        return definitions.addKey(table, "new_NameKey", "new_name");
    }

    private String status() {
        Reply reply = kim.get(address(table) + "/Keys?$select=LogicalName,EntityKeyIndexStatus");
        return String.valueOf(reply.value().get(0).get("EntityKeyIndexStatus"));
    }

    private Reply byKey() {
        return kim.get(table + "s(new_name='Same')");
    }

    private Reply create() {
        return kim.post(table + "s", "{\"new_name\":\"Same\"}");
    }

    @Test
    void aKeyIsPendingThenInProgressThenActive() {
        Reply added = addKey();
        assertThat(added.status()).as(added.body()).isEqualTo(204);
        assertThat(added.header("OData-EntityId")).contains("EntityDefinitions(LogicalName='" + table + "')/Keys(");
        assertThat(status()).isEqualTo("Pending");
        running.clock.tick(Duration.ofSeconds(5));
        assertThat(status()).isEqualTo("InProgress");
        running.clock.tick(Duration.ofSeconds(5));
        assertThat(status()).isEqualTo("Active");
    }

    @Test
    void onlyAnActiveKeyFindsAndRefusesRows() {
        create();
        addKey();
        assertThat(byKey().status()).isEqualTo(400);
        running.clock.tick(Duration.ofSeconds(10));
        assertThat(byKey().status()).isEqualTo(200);
        assertThat(create().status()).isEqualTo(412);
    }

    @Test
    void aKeyFailsOnDuplicatesUntilItIsReactivated() {
        create();
        String second = create().header("OData-EntityId");
        addKey();
        running.clock.tick(Duration.ofSeconds(10));
        assertThat(status()).isEqualTo("Failed");
        kim.delete(second);
        running.clock.tick(Duration.ofSeconds(10));
        assertThat(status()).isEqualTo("Failed");
        assertThat(reactivate().status()).isEqualTo(204);
        assertThat(status()).isEqualTo("Pending");
        running.clock.tick(Duration.ofSeconds(10));
        assertThat(status()).isEqualTo("Active");
        assertThat(reactivate().errorCode()).isEqualTo("0x80060897");
    }

    private Reply reactivate() {
        return kim.post(
                "ReactivateEntityKey",
                "{\"EntityLogicalName\":\"" + table + "\",\"EntityKeyLogicalName\":\"new_namekey\"}");
    }

    @Test
    void aKeyFailsOnDemand() {
        running.dataverse.switches().turnOn(Switch.KEYS_FAIL_TO_ACTIVATE);
        addKey();
        running.clock.tick(Duration.ofSeconds(10));
        assertThat(status()).isEqualTo("Failed");
    }

    @Test
    void theSameKeyTwiceIsRefused() {
        addKey();
        assertThat(addKey().errorCode()).isEqualTo("0x80060893");
        assertThat(definitions.addKey(table, "new_OtherKey", "new_name").errorCode())
                .isEqualTo("0x80060894");
    }

    @Test
    void whatCannotBeAKeyIsRefused() {
        definitions.addColumn(table, column("Memo", "new_Text", ""));
        definitions.addColumn(table, column("String", "new_Long", ",\"MaxLength\":451"));
        definitions.addColumn(table, column("String", "new_Secret", ",\"IsSecured\":true"));
        for (String name : new String[] {"new_text", "new_long", "new_secret", "new_nothing"}) {
            Reply refused = definitions.addKey(table, "new_Key", name);
            assertThat(refused.status()).as(name).isEqualTo(400);
            assertThat(refused.errorCode()).as(name).isEqualTo("0x8006088f");
        }
    }

    @Test
    void aDeletedKeyIsNotBuilt() {
        addKey();
        assertThat(kim.delete(address(table) + "/Keys(LogicalName='new_namekey')")
                        .status())
                .isEqualTo(204);
        running.clock.tick(Duration.ofSeconds(10));
        create();
        assertThat(create().status()).isEqualTo(204);
        assertThat(kim.get(address(table) + "/Keys").value()).isEmpty();
    }
}
