package io.roundtrip.simulators.dataverse.writing;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.WebApi.Reply;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lookups and single values (documentation page "Associate and disassociate table rows using the Web API"). */
class LookupsTest {
    @RegisterExtension
    static final Things things = new Things();

    private static final String BIND = "Owner@odata.bind";

    private Object owner(UUID thing) {
        return things.dataverse.row("thing", thing).get("_owner_value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/accounts(%s)", "accounts(%s)", "/api/data/v9.2/accounts(%s)"})
    void bindsByRelativeAddress(String form) {
        UUID account = things.account("Bound");
        UUID id = things.thing(Map.of("name", "T", BIND, form.formatted(account)));
        assertThat(owner(id)).isEqualTo(account);
    }

    @Test
    void bindsByAbsoluteAddressAndByKey() {
        UUID first = things.thing(Map.of("name", "Key", "code", "K-1"));
        UUID account = things.account("Absolute");
        UUID id = things.thing(
                Map.of("name", "T", BIND, things.dataverse.url() + "/api/data/v9.2/accounts(" + account + ")"));
        assertThat(owner(id)).isEqualTo(account);
        Reply wrongTable =
                things.kim.patch(Things.address(id), "{\"" + BIND + "\":\"things(code='K-1')\"}", "If-Match", "*");
        assertThat(wrongTable.status()).isEqualTo(400);
        assertThat(first).isNotNull();
    }

    @Test
    void namesOfNavigationPropertiesAreCaseSensitive() {
        String body = "{\"name\":\"T\",\"owner@odata.bind\":\"accounts(" + things.account("Cased") + ")\"}";
        assertThat(things.kim.post("things", body).errorMessage()).contains("undeclared property 'owner'");
    }

    @Test
    void refusesTheValuePropertyOfALookupAndARowWithinARow() {
        UUID account = things.account("Direct");
        assertThat(things.kim
                        .post("things", "{\"name\":\"T\",\"_owner_value\":\"" + account + "\"}")
                        .status())
                .isEqualTo(400);
        assertThat(things.kim
                        .post("things", "{\"name\":\"T\",\"Owner\":{\"name\":\"New\"}}")
                        .status())
                .isEqualTo(501);
    }

    @Test
    void setsAndClearsALookupByItsReference() {
        UUID account = things.account("Referred");
        UUID id = things.thing(Map.of("name", "T"));
        String reference = Things.address(id) + "/Owner/$ref";
        Reply set = things.kim.send(
                "PUT",
                reference,
                "{\"@odata.id\":\"" + things.dataverse.url() + "/api/data/v9.2/accounts(" + account + ")\"}");
        assertThat(set.status()).as(set.body()).isEqualTo(204);
        assertThat(owner(id)).isEqualTo(account);
        assertThat(things.kim.delete(reference).status()).isEqualTo(204);
        assertThat(owner(id)).isNull();
        assertThat(things.kim.delete(Things.address(id) + "/Others/$ref").status())
                .isEqualTo(501);
    }

    @Test
    void setsAndClearsASingleValue() {
        UUID id = things.thing(Map.of("name", "T", "remark", "before"));
        String remark = Things.address(id) + "/remark";
        assertThat(things.kim.send("PUT", remark, "{\"value\":\"after\"}").status())
                .isEqualTo(204);
        assertThat(things.dataverse.row("thing", id)).containsEntry("remark", "after");
        assertThat(things.kim.delete(remark).status()).isEqualTo(204);
        assertThat(things.dataverse.row("thing", id)).doesNotContainKey("remark");
        assertThat(things.kim.delete("things(" + UUID.randomUUID() + ")/remark").errorCode())
                .isEqualTo("0x80040217");
    }
}
