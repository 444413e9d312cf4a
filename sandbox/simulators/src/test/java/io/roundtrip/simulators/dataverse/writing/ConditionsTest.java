package io.roundtrip.simulators.dataverse.writing;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.WebApi.Reply;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Answers of writes and conditions (documentation pages "Create a table row", "Perform conditional operations"). */
class ConditionsTest {
    @RegisterExtension
    static final Things things = new Things();

    private static final String REPRESENTATION = "return=representation";

    private String thing(String name) {
        return Things.address(things.thing(Map.of("name", name)));
    }

    @Test
    void aCreatedRowIsAnsweredWithItsAddressOrWithItself() {
        Reply plain = things.kim.post("things", "{\"name\":\"Plain\"}");
        Reply shown = things.kim.post("things?$select=name", "{\"name\":\"Shown\"}", "Prefer", REPRESENTATION);
        assertThat(plain.status()).isEqualTo(204);
        assertThat(plain.header("OData-EntityId")).contains("/things(");
        assertThat(shown.status()).isEqualTo(201);
        assertThat(shown.header("OData-EntityId")).isEmpty();
        assertThat(shown.header("Preference-Applied")).isEqualTo(REPRESENTATION);
        assertThat(shown.json())
                .containsEntry("name", "Shown")
                .containsKey("thingid")
                .doesNotContainKey("createdon");
    }

    @Test
    void anUnknownSelectedColumnLeavesNothingWritten() {
        UUID id = UUID.randomUUID();
        Reply created = things.kim.post(
                "things?$select=nmae", "{\"thingid\":\"" + id + "\",\"name\":\"No\"}", "Prefer", REPRESENTATION);
        Reply upserted =
                things.kim.patch(Things.address(id) + "?$select=nmae", "{\"name\":\"No\"}", "Prefer", REPRESENTATION);
        assertThat(created.status()).isEqualTo(400);
        assertThat(upserted.status()).isEqualTo(400);
        assertThat(things.dataverse.row("thing", id)).isEmpty();
    }

    @Test
    void annotationsRuleOutNotModified() {
        String address = thing("Annotated");
        String etag = things.kim.get(address).header("ETag");
        assertThat(things.kim.get(address, "If-None-Match", etag).status()).isEqualTo(304);
        Reply annotated = things.kim.get(address, "If-None-Match", etag, "Prefer", "odata.include-annotations=\"*\"");
        assertThat(annotated.status()).isEqualTo(200);
    }

    @Test
    void aWriteWithoutADifferenceIsANewVersion() {
        String address = thing("Same");
        String before = things.kim.get(address).header("ETag");
        things.kim.patch(address, "{}", "If-Match", before);
        assertThat(things.kim.get(address).header("ETag")).isNotEqualTo(before);
    }

    @Test
    void aMissingRowIsMissingWhateverTheVersion() {
        String address = Things.address(UUID.randomUUID());
        for (String tag : new String[] {"*", "W/\"1\""}) {
            Reply patch = things.kim.patch(address, "{\"name\":\"x\"}", "If-Match", tag);
            Reply delete = things.kim.delete(address, "If-Match", tag);
            assertThat(patch.status()).isEqualTo(404);
            assertThat(patch.errorCode()).isEqualTo("0x80040217");
            assertThat(delete.status()).isEqualTo(404);
        }
        assertThat(things.kim.get(address, "If-None-Match", "W/\"1\"").status()).isEqualTo(404);
    }

    @Test
    void withoutOptimisticConcurrencyAVersionIsRefusedAndAStarIsNot() {
        UUID contact = things.dataverse.create("contact", Map.of("lastname", "Versionless"));
        String address = "contacts(" + contact + ")";
        String etag = things.kim.get(address).header("ETag");
        things.dataverse.switches().turnOffOptimisticConcurrency("contact");
        Reply refused = things.kim.patch(address, "{\"lastname\":\"x\"}", "If-Match", etag);
        assertThat(refused.errorCode()).isEqualTo("0x8006088d");
        assertThat(things.kim.delete(address, "If-Match", etag).status()).isEqualTo(400);
        assertThat(things.kim
                        .patch(address, "{\"lastname\":\"y\"}", "If-Match", "*")
                        .status())
                .isEqualTo(204);
    }
}
