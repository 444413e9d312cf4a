package io.roundtrip.simulators.dataverse.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import io.roundtrip.simulators.dataverse.WebApi;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the tables of a real organization are written as is a valid document: names are unique, references lead somewhere. */
class ValidMetadataTest {
    private static final SimulatedDataverse dataverse =
            RealOrganization.builder().start();
    private static CsdlXml document;

    @BeforeAll
    static void read() {
        document = CsdlXml.parse(
                new WebApi(dataverse.url(), "kim.demo").get("$metadata").body());
    }

    @AfterAll
    static void stop() {
        dataverse.close();
    }

    @Test
    void namesAreUniqueInTheirType() {
        assertThat(document.types()).hasSizeGreaterThan(260).allSatisfy(type -> {
            List<String> names = new ArrayList<>(type.all("Property", "Name"));
            names.addAll(type.all("NavigationProperty", "Name"));
            assertThat(names).as(type.attribute("Name")).doesNotHaveDuplicates();
        });
    }

    @Test
    void everyPartnerIsThePartnersPartner() {
        for (CsdlXml type : document.types()) {
            for (CsdlXml navigation : type.elements("NavigationProperty")) {
                CsdlXml target = document.type(simple(navigation.attribute("Type")));
                assertThat(target.pairs("NavigationProperty", "Name", "Partner"))
                        .as(type.attribute("Name") + "." + navigation.attribute("Name"))
                        .containsEntry(navigation.attribute("Partner"), navigation.attribute("Name"));
            }
        }
    }

    @Test
    void everyBindingLeadsToAnEntitySet() {
        HashSet<String> sets = new HashSet<>(document.all("EntitySet", "Name"));
        assertThat(document.all("NavigationPropertyBinding", "Target")).isSubsetOf(sets);
        assertThat(document.all("EntitySet", "Name")).doesNotHaveDuplicates();
    }

    @Test
    void everyConstraintNamesPropertiesOfBothEnds() {
        for (CsdlXml type : document.types()) {
            for (CsdlXml navigation : type.elements("NavigationProperty")) {
                Map<String, String> constraints =
                        navigation.pairs("ReferentialConstraint", "Property", "ReferencedProperty");
                assertThat(type.all("Property", "Name")).containsAll(constraints.keySet());
                assertThat(Stream.of(document.type(simple(navigation.attribute("Type"))))
                                .flatMap(target -> target.all("Property", "Name").stream()))
                        .containsAll(constraints.values());
            }
        }
    }

    private static String simple(String type) {
        return type.replaceAll("Collection\\(|mscrm\\.|\\)", "");
    }
}
