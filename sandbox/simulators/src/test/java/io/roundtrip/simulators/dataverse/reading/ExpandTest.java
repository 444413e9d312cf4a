package io.roundtrip.simulators.dataverse.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.RunningDataverse;
import io.roundtrip.simulators.dataverse.WebApi;
import io.roundtrip.simulators.dataverse.WebApi.Reply;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Related rows and single properties (documentation pages "Join tables using OData", "Retrieve a table row using the Web API"). */
class ExpandTest {
    @RegisterExtension
    static final RunningDataverse running = new RunningDataverse();

    private static UUID contact;
    private static UUID parent;
    private static UUID child;

    private final WebApi kim = running.as("kim.demo");

    @BeforeAll
    static void createRows() {
        contact = running.dataverse.create("contact", Map.of("fullname", "Ada Li", "lastname", "Li"));
        parent = running.dataverse.create("account", Map.of("name", "Parent"));
        child = running.as("kim.demo")
                .post(
                        "accounts?$select=accountid",
                        "{\"name\":\"Child\",\"creditlimit\":12.5,\"primarycontactid@odata.bind\":\"/contacts("
                                + contact + ")\",\"parentaccountid@odata.bind\":\"/accounts(" + parent + ")\"}",
                        "Prefer",
                        "return=representation")
                .json()
                .get("accountid")
                .toString()
                .transform(UUID::fromString);
        running.as("kim.demo")
                .patch(
                        "contacts(" + contact + ")",
                        "{\"parentcustomerid_account@odata.bind\":\"/accounts(" + parent + ")\"}");
    }

    private Map<String, Object> child(String query) {
        Reply reply = kim.get("accounts?$filter=name%20eq%20'Child'&" + query);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.value().get(0);
    }

    private String kimsId() {
        return kim.get("WhoAmI").json().get("UserId").toString();
    }

    @Test
    void showsRelatedRowsWithTheirSelectedColumns() {
        Reply reply = kim.get("accounts?$select=name&$filter=name%20eq%20'Child'"
                + "&$expand=primarycontactid($select=contactid,fullname),createdby($select=fullname)");
        assertThat(reply.link("@odata.context"))
                .endsWith("$metadata#accounts(name,primarycontactid(contactid,fullname),createdby(fullname))");
        Map<String, Object> row = reply.value().get(0);
        assertThat(row.keySet()).containsExactly("@odata.etag", "name", "accountid", "primarycontactid", "createdby");
        assertThat(row)
                .containsEntry("primarycontactid", Map.of("contactid", contact.toString(), "fullname", "Ada Li"))
                .containsEntry("createdby", Map.of("fullname", "kim.demo", "systemuserid", kimsId()));
    }

    @Test
    void showsRelatedRowsOfRelatedRows() {
        Map<String, Object> row = child("$select=name&$expand=primarycontactid($select=fullname;"
                + "$expand=parentcustomerid_account($select=name;$expand=primarycontactid($select=lastname)))");
        Map<String, Object> account = new HashMap<>(Map.of("name", "Parent", "accountid", parent.toString()));
        account.put("primarycontactid", null);
        assertThat(row.get("primarycontactid"))
                .isEqualTo(Map.of(
                        "fullname", "Ada Li", "contactid", contact.toString(), "parentcustomerid_account", account));
    }

    @Test
    void aLookupToAnotherTableOrToNothingIsNull() {
        Map<String, Object> shown = kim.get(
                        "contacts(" + contact + ")?$select=lastname&$expand=parentcustomerid_contact")
                .json();
        assertThat(shown).containsEntry("parentcustomerid_contact", null);
        assertThat(kim.get("accounts(" + parent + ")?$expand=primarycontactid").json())
                .containsEntry("primarycontactid", null);
    }

    @Test
    void withoutSelectionAllColumnsAreShown() {
        assertThat(child("$select=name&$expand=parentaccountid").get("parentaccountid"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsKeys("name", "createdon", "_primarycontactid_value")
                .doesNotContainKey("@odata.etag");
    }

    @Test
    void showsReferences() {
        Reply reply = kim.get("accounts?$select=name&$filter=name%20eq%20'Child'&$expand=primarycontactid/$ref");
        assertThat(reply.link("@odata.context"))
                .endsWith("$metadata#accounts(name,primarycontactid,primarycontactid/$ref())");
        assertThat(reply.value().get(0))
                .containsEntry("_primarycontactid_value", contact.toString())
                .containsEntry("primarycontactid", Map.of("@odata.id", address("contacts", contact)));
    }

    private static String address(String set, UUID id) {
        return running.dataverse.url() + "/api/data/v9.2/" + set + "(" + id + ")";
    }

    @Test
    void aSingleRowShowsRelatedRowsWithTheirVersions() {
        Reply reply = kim.get("accounts(" + child + ")?$select=name&$expand=primarycontactid($select=fullname)");
        String etag = kim.get("contacts(" + contact + ")?$select=fullname").link("@odata.etag");
        assertThat(reply.link("@odata.context")).endsWith("#accounts(name,primarycontactid(fullname))/$entity");
        assertThat(reply.json())
                .containsEntry(
                        "primarycontactid",
                        Map.of("@odata.etag", etag, "fullname", "Ada Li", "contactid", contact.toString()));
    }

    @Test
    void aRowWithRelatedRowsIsNeverUnmodified() {
        String path = "accounts(" + child + ")?$select=name";
        String etag = kim.get(path).link("@odata.etag");
        assertThat(kim.get(path, "If-None-Match", etag).status()).isEqualTo(304);
        assertThat(kim.get(path + "&$expand=primarycontactid", "If-None-Match", etag)
                        .status())
                .isEqualTo(200);
        assertThat(kim.get(path, "If-None-Match", etag, "Prefer", "odata.include-annotations=\"*\"")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void refusesWhatCannotBeExpanded() {
        Reply unknown = kim.get("accounts?$expand=nosuch($select=fullname)");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.errorMessage())
                .isEqualTo("Could not find a property named 'nosuch' on type 'Microsoft.Dynamics.CRM.account'.");
        Reply ordered = kim.get("accounts?$expand=primarycontactid($orderby=fullname)");
        assertThat(ordered.status()).isEqualTo(400);
        assertThat(ordered.errorMessage())
                .isEqualTo("Only $select and $filter clause can be provided while doing $expand on many-to-one "
                        + "relationship or nested one-to-many relationship.");
        assertThat(kim.get("accounts?$expand=primarycontactid($filter=fullname%20eq%20'x')")
                        .status())
                .isEqualTo(501);
        assertThat(kim.get("accounts?$expand=primarycontactid($select=nosuch)").status())
                .isEqualTo(400);
        assertThat(kim.get("accounts?$expand=primarycontactid($select=fullname").status())
                .isEqualTo(400);
        String sixteen = String.join(",", java.util.Collections.nCopies(16, "createdby"));
        assertThat(kim.get("accounts?$expand=" + sixteen).status()).isEqualTo(400);
    }

    @Test
    void readsOneProperty() {
        Reply name = kim.get("accounts(" + child + ")/name");
        assertThat(name.json())
                .containsEntry(
                        "@odata.context",
                        running.dataverse.url() + "/api/data/v9.2/$metadata#accounts(" + child + ")/name")
                .containsEntry("value", "Child");
        Reply raw = kim.get("accounts(" + child + ")/creditlimit/$value");
        assertThat(raw.body()).isEqualTo("12.5000");
        assertThat(raw.header("Content-Type")).startsWith("text/plain");
        assertThat(kim.get("accounts(" + child + ")/_primarycontactid_value/$value")
                        .body())
                .isEqualTo(contact.toString());
        assertThat(List.of(
                        kim.get("accounts(" + child + ")/fax"),
                        kim.get("accounts(" + child + ")/fax/$value"),
                        kim.get("accounts(" + parent + ")/primarycontactid")))
                .allMatch(reply -> reply.status() == 204 && reply.body().isEmpty());
    }

    @Test
    void readsARelatedRowAndItsAddress() {
        Reply related = kim.get("accounts(" + child + ")/primarycontactid?$select=fullname");
        assertThat(related.link("@odata.context")).endsWith("#contacts(fullname)/$entity");
        assertThat(related.json()).containsEntry("fullname", "Ada Li").containsEntry("contactid", contact.toString());
        assertThat(kim.get("accounts(" + child + ")/primarycontactid/$ref").json())
                .containsEntry("@odata.id", address("contacts", contact));
        assertThat(kim.get("accounts(" + child + ")/primarycontactid/fullname").status())
                .isEqualTo(501);
    }

    @Test
    void refusesPropertiesThatAreNotThere() {
        assertThat(kim.get("accounts(" + child + ")/nosuch").errorCode()).isEqualTo("0x8006088a");
        assertThat(kim.get("accounts(" + new UUID(4, 2) + ")/name").errorCode()).isEqualTo("0x80040217");
        assertThat(kim.get("accounts(" + child + ")/contact_customer_accounts").status())
                .isEqualTo(404);
    }
}
