package io.roundtrip.simulators.dataverse.writing;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.WebApi;
import io.roundtrip.simulators.dataverse.WebApi.Reply;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Alternate keys (documentation pages "Use an alternate key to reference a record", "Use Upsert"). */
class KeysTest {
    @RegisterExtension
    static final Things things = new Things();

    private Map<String, Object> byCode(String code) {
        return things.kim.get("things(code='" + code + "')").json();
    }

    private Reply bulk(String message, String... targets) {
        String body = Stream.of(targets)
                .map(target -> "{\"@odata.type\":\"Microsoft.Dynamics.CRM.thing\"," + target + "}")
                .collect(Collectors.joining(",", "{\"Targets\":[", "]}"));
        return things.kim.post("things/Microsoft.Dynamics.CRM." + message, body);
    }

    @Test
    void anUpsertByKeyCreatesWithTheKeyAndAnswersInKeyForm() {
        Reply reply = things.kim.patch("things(code='U-1')", "{\"name\":\"Upserted\"}");
        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.header("OData-EntityId")).endsWith("/things(code='U-1')");
        assertThat(byCode("U-1")).containsEntry("name", "Upserted");
    }

    @Test
    void keyColumnsInTheBodyCountForANewRowOnly() {
        assertThat(things.kim
                        .patch("things(code='B-1')", "{\"name\":\"New\",\"code\":\"B-2\"}")
                        .status())
                .isEqualTo(204);
        assertThat(byCode("B-2")).containsEntry("name", "New");
        things.kim.patch("things(code='B-2')", "{\"name\":\"Changed\",\"code\":\"B-3\"}");
        assertThat(byCode("B-2")).containsEntry("name", "Changed");
        assertThat(things.kim.get("things(code='B-3')").errorCode()).isEqualTo("0x80060891");
    }

    @Test
    void aLookupIsAPartOfAKey() {
        UUID owner = things.account("Key owner");
        String address = "things(_owner_value=" + owner + ",pieces=3)";
        assertThat(things.kim.patch(address, "{\"name\":\"Owned\"}").status()).isEqualTo(204);
        assertThat(things.kim.get(address).json())
                .containsEntry("_owner_value", owner.toString())
                .containsEntry("pieces", 3)
                .containsEntry("name", "Owned");
    }

    @Test
    void duplicatesOfAKeyAreRefusedOnCreateAndUpdate() {
        things.thing(Map.of("name", "First", "code", "D-1"));
        UUID second = things.thing(Map.of("name", "Second", "code", "D-2"));
        Reply created = things.kim.post("things", "{\"name\":\"Third\",\"code\":\"d-1\"}");
        Reply updated = things.kim.patch(Things.address(second), "{\"code\":\"D-1\"}", "If-Match", "*");
        assertThat(created.status()).isEqualTo(412);
        assertThat(created.errorCode()).isEqualTo("0x80060892");
        assertThat(updated.errorCode()).isEqualTo("0x80060892");
    }

    @Test
    void rowsMaySwapTheirKeysInOneMessage() {
        UUID one = things.thing(Map.of("name", "One", "code", "S-1"));
        UUID two = things.thing(Map.of("name", "Two", "code", "S-2"));
        things.kim.patch(Things.address(one), "{\"code\":null}", "If-Match", "*");
        Reply reply = bulk(
                "UpdateMultiple",
                "\"thingid\":\"" + two + "\",\"code\":\"S-1\"",
                "\"thingid\":\"" + one + "\",\"code\":\"S-2\"");
        assertThat(reply.status()).as(reply.body()).isEqualTo(204);
        assertThat(byCode("S-1")).containsEntry("name", "Two");
        assertThat(byCode("S-2")).containsEntry("name", "One");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "<", ">", "*", "%", "&", ":", "\\", "?", "+"})
    void specialCharactersBreakAnAddressButNotTheKey(String character) {
        String code = "C" + character + "1";
        things.thing(Map.of("name", "Special", "code", code));
        String address = "things(code='" + WebApi.encoded(code) + "')";
        assertThat(things.kim.get(address).status()).isEqualTo(400);
        assertThat(things.kim.patch(address, "{\"name\":\"x\"}").status()).isEqualTo(400);
        String again = "{\"name\":\"Again\",\"code\":\"" + code.replace("\\", "\\\\") + "\"}";
        assertThat(things.kim.post("things", again).errorCode()).isEqualTo("0x80060892");
    }

    @Test
    void upsertsManyByKey() {
        things.thing(Map.of("name", "There", "code", "M-1"));
        Reply reply = bulk(
                "UpsertMultiple",
                "\"@odata.id\":\"things(code='M-1')\",\"name\":\"Changed\"",
                "\"@odata.id\":\"things(code='M-2')\",\"name\":\"New\"");
        assertThat(reply.status()).as(reply.body()).isEqualTo(204);
        assertThat(byCode("M-1")).containsEntry("name", "Changed");
        assertThat(byCode("M-2")).containsEntry("name", "New");
    }

    @Test
    void aKeyColumnBesidesTheKeyRefusesAllUpserts() {
        Reply reply = bulk(
                "UpsertMultiple",
                "\"@odata.id\":\"things(code='R-1')\",\"name\":\"New\"",
                "\"@odata.id\":\"things(code='R-2')\",\"name\":\"New\",\"code\":\"R-2\"");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(things.kim.get("things(code='R-1')").errorCode()).isEqualTo("0x80060891");
    }

    @Test
    void targetsWithoutAnIdOrTwiceAreRefused() {
        UUID id = things.thing(Map.of("name", "Twice"));
        assertThat(bulk("UpdateMultiple", "\"name\":\"Nobody\"").status()).isEqualTo(400);
        String target = "\"thingid\":\"" + id + "\",\"name\":\"Again\"";
        assertThat(bulk("UpdateMultiple", target, target).status()).isEqualTo(412);
        assertThat(things.dataverse.row("thing", id)).containsEntry("name", "Twice");
    }
}
