package io.roundtrip.simulators.dataverse;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.WebApi.Reply;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RowsTest {
    @RegisterExtension
    static final RunningDataverse running = new RunningDataverse();

    private final WebApi kim = running.as("kim.demo");

    private static String account(UUID id) {
        return "accounts(" + id + ")";
    }

    private UUID created(String name) {
        return running.dataverse.create("account", Map.of("name", name));
    }

    @Test
    void createsARowUnderTheIdTheClientChose() {
        UUID id = UUID.randomUUID();
        Reply reply = kim.post("accounts", "{\"accountid\":\"" + id + "\",\"name\":\"Chosen\"}");
        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.header("OData-EntityId")).isEqualTo(running.dataverse.url() + "/api/data/v9.2/" + account(id));
        assertThat(running.dataverse.row("account", id)).containsEntry("name", "Chosen");
    }

    @Test
    void refusesASecondRowWithTheSameId() {
        UUID id = created("First");
        Reply reply = kim.post("accounts", "{\"accountid\":\"" + id + "\",\"name\":\"Second\"}");
        assertThat(reply.status()).isEqualTo(412);
        assertThat(reply.errorCode()).isEqualTo("0x80040237");
        assertThat(running.dataverse.row("account", id)).containsEntry("name", "First");
    }

    @Test
    void readsSelectedColumnsWithTheKeyAndTheETag() {
        UUID id = created("Read me");
        Reply reply = kim.get(account(id) + "?$select=name,versionnumber");
        assertThat(reply.json().keySet())
                .containsExactly("@odata.context", "@odata.etag", "name", "versionnumber", "accountid");
        assertThat(reply.json()).containsEntry("@odata.etag", reply.header("ETag"));
        assertThat(reply.json().get("@odata.context").toString())
                .endsWith("/api/data/v9.2/$metadata#accounts(name,versionnumber)/$entity");
    }

    @Test
    void answersNotModifiedToTheETagItGaveOut() {
        String address = account(created("Same"));
        String etag = kim.get(address).header("ETag");
        assertThat(kim.get(address, "If-None-Match", etag).status()).isEqualTo(304);
        kim.patch(address, "{\"name\":\"Other\"}", "If-Match", "*");
        assertThat(kim.get(address, "If-None-Match", etag).status()).isEqualTo(200);
    }

    @Test
    void tellsAMissingRowFromAMissingTable() {
        Reply row = kim.get(account(UUID.randomUUID()));
        Reply table = kim.get("nothings(" + UUID.randomUUID() + ")");
        assertThat(row.status()).isEqualTo(404);
        assertThat(row.errorCode()).isEqualTo("0x80040217");
        assertThat(table.status()).isEqualTo(404);
        assertThat(table.errorCode()).isEqualTo("0x8006088a");
        assertThat(table.errorMessage()).isEqualTo("Resource not found for the segment 'nothings'.");
    }

    @Test
    void patchWithoutAConditionCreatesWhatIsMissing() {
        UUID id = UUID.randomUUID();
        assertThat(kim.patch(account(id), "{\"name\":\"Risen\"}").status()).isEqualTo(204);
        assertThat(running.dataverse.row("account", id)).containsEntry("name", "Risen");
    }

    @Test
    void representationTellsACreatedRowFromAChangedOne() {
        String address = account(UUID.randomUUID()) + "?$select=name";
        String[] representation = {"Prefer", "return=representation"};
        Reply first = kim.patch(address, "{\"name\":\"One\"}", representation);
        Reply second = kim.patch(address, "{\"name\":\"Two\"}", representation);
        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json()).containsEntry("name", "Two").doesNotContainKey("createdon");
        assertThat(second.header("Preference-Applied")).isEqualTo("return=representation");
        assertThat(second.header("ETag")).isNotEqualTo(first.header("ETag"));
    }

    @Test
    void ifMatchNeverCreates() {
        UUID id = UUID.randomUUID();
        Reply reply = kim.patch(account(id), "{\"name\":\"Ghost\"}", "If-Match", "*");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.errorMessage()).isEqualTo("account With Id = " + id + " Does Not Exist");
        assertThat(running.dataverse.row("account", id)).isEmpty();
    }

    @Test
    void ifMatchRefusesAnOlderVersionOnPatchAndDelete() {
        String address = account(created("Old"));
        String etag = kim.get(address).header("ETag");
        assertThat(kim.patch(address, "{\"name\":\"New\"}", "If-Match", etag).status())
                .isEqualTo(204);
        Reply patch = kim.patch(address, "{\"name\":\"Newer\"}", "If-Match", etag);
        Reply delete = kim.delete(address, "If-Match", etag);
        assertThat(patch.status()).isEqualTo(412);
        assertThat(patch.errorCode()).isEqualTo("0x80060882");
        assertThat(delete.status()).isEqualTo(412);
        assertThat(kim.get(address).json()).containsEntry("name", "New");
    }

    @Test
    void ifNoneMatchStarOnlyCreates() {
        UUID id = created("There");
        Reply refused = kim.patch(account(id), "{\"name\":\"Again\"}", "If-None-Match", "*");
        assertThat(refused.status()).isEqualTo(412);
        assertThat(refused.errorCode()).isEqualTo("0x80040237");
        String fresh = account(UUID.randomUUID());
        assertThat(kim.patch(fresh, "{\"name\":\"Fresh\"}", "If-None-Match", "*")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void deletesOnce() {
        String address = account(created("Gone"));
        assertThat(kim.delete(address).status()).isEqualTo(204);
        assertThat(kim.delete(address).status()).isEqualTo(404);
    }

    @Test
    void everyWriteRaisesTheVersionAndNamesItsAuthor() {
        UUID id = created("Authored");
        Map<String, Object> before = running.dataverse.row("account", id);
        running.clock.tick(Duration.ofMinutes(1));
        kim.patch(account(id), "{\"name\":\"Authored\"}", "If-Match", "*");
        Map<String, Object> after = running.dataverse.row("account", id);
        assertThat((Long) after.get("versionnumber")).isGreaterThan((Long) before.get("versionnumber"));
        assertThat(after)
                .containsEntry("_createdby_value", running.dataverse.userId("alex.demo"))
                .containsEntry("_modifiedby_value", running.dataverse.userId("kim.demo"))
                .containsEntry("createdon", before.get("createdon"))
                .containsEntry("statecode", 0)
                .containsEntry("statuscode", 1);
        assertThat(after.get("modifiedon")).isEqualTo(running.clock.instant());
    }

    @Test
    void bindsReadsAndClearsLookups() {
        UUID parent = created("Parent");
        UUID contact = running.dataverse.create(
                "contact",
                Map.of("lastname", "Child", "parentcustomerid_account@odata.bind", "/accounts(" + parent + ")"));
        String address = "contacts(" + contact + ")";
        Reply read = kim.get(address + "?$select=_parentcustomerid_value", "Prefer", "odata.include-annotations=\"*\"");
        assertThat(read.json())
                .containsEntry("_parentcustomerid_value", parent.toString())
                .containsEntry("_parentcustomerid_value@Microsoft.Dynamics.CRM.lookuplogicalname", "account")
                .containsEntry("_parentcustomerid_value@OData.Community.Display.V1.FormattedValue", "Parent");
        kim.patch(address, "{\"parentcustomerid_account@odata.bind\":null}", "If-Match", "*");
        assertThat(kim.get(address).json()).containsEntry("_parentcustomerid_value", null);
    }

    @Test
    void refusesWhatDoesNotFitTheColumns() {
        String address = account(created("Checked"));
        Reply tooLong = kim.patch(address, "{\"name\":\"" + "x".repeat(161) + "\"}", "If-Match", "*");
        Reply unknown = kim.patch(address, "{\"nmae\":\"x\"}", "If-Match", "*");
        Reply wrongType = kim.patch(address, "{\"creditlimit\":\"much\"}", "If-Match", "*");
        Reply nameless = kim.post("accounts", "{\"telephone1\":\"1\"}");
        assertThat(tooLong.status()).isEqualTo(400);
        assertThat(tooLong.errorCode()).isEqualTo("0x80044331");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.errorMessage()).contains("The property 'nmae' does not exist on type");
        assertThat(wrongType.status()).isEqualTo(400);
        assertThat(nameless.status()).isEqualTo(400);
        assertThat(kim.get(address + "?$select=nmae").errorMessage())
                .contains("Could not find a property named 'nmae'");
    }

    @Test
    void keepsTheScaleOfMoneyAndWholeSecondsOfTimes() {
        UUID id = running.dataverse.create("account", Map.of("name", "Rich", "creditlimit", new BigDecimal("20000.5")));
        String body = kim.get(account(id) + "?$select=creditlimit,createdon").body();
        assertThat(body).contains("\"creditlimit\":20000.5000").containsPattern("\"createdon\":\"[0-9T:-]{19}Z\"");
    }

    @Test
    void addressesRowsByAlternateKey() {
        assertThat(kim.patch("rt_notes(rt_name='A''1')", "{\"rt_status\":1}").header("OData-EntityId"))
                .endsWith("rt_notes(rt_name='A''1')");
        assertThat(kim.get("rt_notes(rt_name='a%27%271')").json()).containsEntry("rt_name", "A'1");
        assertThat(kim.post("rt_notes", "{\"rt_name\":\"A'1\"}").errorCode()).isEqualTo("0x80060892");
        assertThat(kim.get("rt_notes(rt_name='none')").errorCode()).isEqualTo("0x80060891");
        assertThat(kim.get("rt_notes(rt_status=1)").errorCode()).isEqualTo("0x80060890");
    }

    @Test
    void onePropertyIsSetByPutAndClearedByDelete() {
        UUID id = running.dataverse.create("account", Map.of("name", "Single", "fax", "1"));
        String property = "accounts(" + id + ")/fax";
        assertThat(kim.send("PUT", property, "{\"value\":\"2\"}").status()).isEqualTo(204);
        assertThat(running.dataverse.row("account", id))
                .containsEntry("fax", "2")
                .containsEntry("name", "Single");
        assertThat(kim.delete(property).status()).isEqualTo(204);
        assertThat(running.dataverse.row("account", id))
                .doesNotContainKey("fax")
                .containsEntry("name", "Single");
        assertThat(kim.send("PUT", property, "{}").status()).isEqualTo(400);
        String nobody = "accounts(" + UUID.randomUUID() + ")/fax";
        assertThat(kim.send("PUT", nobody, "{\"value\":\"2\"}").status()).isEqualTo(404);
    }
}
