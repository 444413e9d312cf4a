package io.roundtrip.simulators.dataverse.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import io.roundtrip.simulators.dataverse.WebApi;
import io.roundtrip.simulators.dataverse.tables.ColumnDefinition;
import io.roundtrip.simulators.dataverse.tables.ColumnType;
import io.roundtrip.simulators.dataverse.tables.StandardTables;
import io.roundtrip.simulators.dataverse.tables.TableDefinition;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ServiceMetadataTest {
    private static final SimulatedDataverse dataverse = SimulatedDataverse.builder()
            .person("kim.demo")
            .table(StandardTables.account())
            .table(StandardTables.contact())
            .table(TableDefinition.named("sample_order", "sample_orders")
                    .withColumns(
                            ColumnDefinition.string("sample_number", 20),
                            ColumnDefinition.of("sample_total", ColumnType.MONEY),
                            ColumnDefinition.of("sample_day", ColumnType.DATE),
                            ColumnDefinition.of("sample_tags", ColumnType.CHOICES),
                            ColumnDefinition.lookup("sample_buyer", "sample_Buyer", "account"),
                            ColumnDefinition.lookup("sample_lost", "sample_Lost", "nowhere"))
                    .withAlternateKey("sample_number", "sample_buyer"))
            .start();

    private final WebApi kim = new WebApi(dataverse.url(), "kim.demo");

    @AfterAll
    static void stop() {
        dataverse.close();
    }

    private CsdlXml document(String options) {
        WebApi.Reply reply = kim.get("$metadata" + options, "Accept", "application/xml");
        assertThat(reply.header("Content-Type")).startsWith("application/xml");
        return CsdlXml.parse(reply.body());
    }

    @Test
    void columnsAreProperties() {
        CsdlXml order = document("").type("sample_order");
        assertThat(order.attribute("BaseType")).isEqualTo("mscrm.crmbaseentity");
        assertThat(order.all("PropertyRef", "Name")).containsExactly("sample_orderid");
        assertThat(order.pairs("Property", "Name", "Type"))
                .containsEntry("sample_orderid", "Edm.Guid")
                .containsEntry("sample_number", "Edm.String")
                .containsEntry("sample_total", "Edm.Decimal")
                .containsEntry("sample_day", "Edm.Date")
                .containsEntry("sample_tags", "Edm.String")
                .containsEntry("_sample_buyer_value", "Edm.Guid")
                .containsEntry("_sample_lost_value", "Edm.Guid")
                .containsEntry("versionnumber", "Edm.Int64")
                .containsEntry("createdon", "Edm.DateTimeOffset")
                .doesNotContainKey("sample_buyer");
    }

    @Test
    void lookupsAreNavigationPropertiesWithPartners() {
        CsdlXml document = document("");
        CsdlXml order = document.type("sample_order");
        assertThat(order.pairs("NavigationProperty", "Name", "Type"))
                .containsEntry("sample_Buyer", "mscrm.account")
                .containsEntry("createdby", "mscrm.systemuser")
                .doesNotContainKey("sample_Lost");
        assertThat(order.pairs("ReferentialConstraint", "Property", "ReferencedProperty"))
                .containsEntry("_sample_buyer_value", "accountid");
        assertThat(document.type("account").pairs("NavigationProperty", "Name", "Type"))
                .containsEntry("sample_order_sample_Buyer", "Collection(mscrm.sample_order)");
        assertThat(document.set("sample_orders").pairs("NavigationPropertyBinding", "Path", "Target"))
                .containsEntry("sample_Buyer", "accounts");
    }

    @Test
    void alternateKeysAreAnnotations() {
        CsdlXml order = document("").type("sample_order");
        assertThat(order.all("PropertyValue", "PropertyPath")).containsExactly("sample_number", "_sample_buyer_value");
    }

    @Test
    void annotationsComeOnRequest() {
        assertThat(document("").set("accounts").all("Annotation", "Term")).isEmpty();
        assertThat(document("?annotations=true").set("accounts").all("Annotation", "Term"))
                .containsExactly("Org.OData.Capabilities.V1.ChangeTracking");
        assertThat(document("?annotations=true").set("sample_orders").all("Annotation", "Term"))
                .isEmpty();
        assertThat(kim.get("$metadata?$format=json").status()).isEqualTo(501);
    }

    @Test
    void theVersionOfTheMetadataRisesWithEveryChangeOfADefinition() {
        String before = version();
        assertThat(version()).isEqualTo(before);
        assertThat(kim.post(
                                "EntityDefinitions(LogicalName='sample_order')/Attributes",
                                "{\"@odata.type\":\"Microsoft.Dynamics.CRM.MemoAttributeMetadata\",\"SchemaName\":\"sample_Note\",\"MaxLength\":100}")
                        .status())
                .isEqualTo(204);

        assertThat(version()).isNotEqualTo(before);
        assertThat(document("").type("sample_order").pairs("Property", "Name", "Type"))
                .containsEntry("sample_note", "Edm.String");
    }

    private String version() {
        Map<String, Object> page = kim.get(
                        "organizations?$select=organizationid&$top=1",
                        "Prefer",
                        "odata.include-annotations=\"Microsoft.Dynamics.CRM.globalmetadataversion\"")
                .json();
        return String.valueOf(page.get("@Microsoft.Dynamics.CRM.globalmetadataversion"));
    }
}
