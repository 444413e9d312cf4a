package io.roundtrip.schema.mappings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roundtrip.mapping.MappingFile;
import io.roundtrip.mapping.MappingState;
import io.roundtrip.mapping.Mappings;
import io.roundtrip.mapping.TableMapping;
import io.roundtrip.mapping.TargetState;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link MappingStore} promises. */
abstract class MappingStoreContract {

    static final String FILE = """
            roundtrip: 1
            targets:
              erp: { kind: http, order: unordered, guarantee: guarded }
              crm: { kind: jdbc, order: ordered, guarantee: blind }
            valueMaps:
              industry: { 1: ACC, "": none, 'it''s': "10" }
              country: { United States: US }
            mappings:
              - name: erp-contact
                table: contact
                target: erp
                resource: contacts
                loadOrder: 20
                onDelete: delete
                targetIdColumn: rt_erpid
                fields:
                  - { to: /customerNumber, from: parentcustomerid, lookup: { account: erp-customer }, whenMissing: park }
                  - { to: /b~1c, from: parentid, lookup: { account: erp-customer, contact: erp-contact }, whenMissing: send-empty }
                  - { to: /displayName, expression: "firstname & ' ' & lastname", reads: [firstname, lastname], required: true }
              - name: erp-customer
                table: account
                target: erp
                resource: customers
                loadOrder: 10
                initialLoad: none
                filter: "statecode eq 0 and name ne 'it''s'"
                onExit: delete
                retry: { maxAttempts: 3, firstDelay: PT1S, maxDelay: PT4S }
                targetIdColumn: rt_erpid
                fields:
                  - { to: /name, from: name, required: true }
                  - { to: /industry, from: industrycode, valueMap: industry }
                  - { to: /creditLimit, from: creditlimit, type: decimal, scale: 2 }
                  - { to: /since, from: createdon, type: date, zone: Europe/Berlin }
                  - { to: /x/flag, constant: true }
                  - { to: /x/number, constant: 1.5 }
                  - { to: /x/text, constant: "10" }
            """;

    static final UUID ORGANIZATION = UUID.fromString("99999999-0000-0000-0000-000000000001");

    abstract MappingStore store();

    abstract UUID organizationId();

    @Test
    void isEmptyAtFirst() {
        assertThat(store().load()).isEqualTo(Mappings.none());
    }

    @Test
    void loadsWhatWasSaved() {
        Mappings imported = MappingFile.read(FILE);
        Mappings saved = store().save(imported);
        assertThat(store().load()).isEqualTo(saved).isEqualTo(imported.succeeding(Mappings.none(), organizationId()));
        assertThat(saved.byName("erp-customer").orElseThrow().revision()).isEqualTo(1);
        assertThat(saved.byName("erp-customer").orElseThrow().organizationId()).contains(organizationId());
        assertThat(MappingFile.read(MappingFile.write(store().load())).mappings())
                .containsExactlyInAnyOrderElementsOf(imported.mappings());
    }

    @Test
    void savingTheSameAgainChangesNothing() {
        Mappings saved = store().save(MappingFile.read(FILE));
        assertThat(store().save(MappingFile.read(FILE))).isEqualTo(saved);
        assertThat(store().load()).isEqualTo(saved);
    }

    @Test
    void onlyAChangedMappingGetsANewRevision() {
        store().save(MappingFile.read(FILE));
        store().save(MappingFile.read(FILE.replace("scale: 2", "scale: 3")));
        assertThat(revision("erp-customer")).isEqualTo(2);
        assertThat(revision("erp-contact")).isEqualTo(1);
    }

    @Test
    void aChangedValueMapIsANewRevisionOfTheMappingsThatUseIt() {
        store().save(MappingFile.read(FILE));
        store().save(MappingFile.read(FILE.replace("1: ACC", "1: ACX").replace("United States: US", "Canada: CA")));
        assertThat(revision("erp-customer")).isEqualTo(2);
        assertThat(revision("erp-contact")).isEqualTo(1);
        assertThat(store().load().valueMaps()).hasSize(2);
    }

    @Test
    void removesWhatIsGone() {
        store().save(MappingFile.read(FILE));
        String less = FILE.substring(0, FILE.indexOf("  - name: erp-contact"))
                + FILE.substring(FILE.indexOf("  - name: erp-customer"));
        Mappings saved = store().save(MappingFile.read(less.replace("  country: { United States: US }\n", "")
                .replace("  crm: { kind: jdbc, order: ordered, guarantee: blind }\n", "")
                .replace("  - { to: /x/text, constant: \"10\" }\n", "")));
        assertThat(store().load()).isEqualTo(saved);
        assertThat(saved.mappings()).extracting(TableMapping::name).containsExactly("erp-customer");
        assertThat(saved.targets()).hasSize(1);
        assertThat(saved.valueMaps()).hasSize(1);
        store().save(Mappings.none());
        assertThat(store().load()).isEqualTo(Mappings.none());
    }

    @Test
    void statesOutliveAnImport() {
        store().save(MappingFile.read(FILE));
        store().setState("erp-contact", MappingState.PAUSED);
        store().setTargetState("erp", TargetState.BLOCKED);
        store().save(MappingFile.read(FILE.replace("firstname &", "lastname &")));
        Mappings loaded = store().load();
        assertThat(loaded.byName("erp-contact").orElseThrow().state()).isEqualTo(MappingState.PAUSED);
        assertThat(loaded.byName("erp-customer").orElseThrow().state()).isEqualTo(MappingState.RUNNING);
        assertThat(loaded.target("erp").orElseThrow().state()).isEqualTo(TargetState.BLOCKED);
        assertThat(revision("erp-contact")).isEqualTo(2);
    }

    @Test
    void refusesAStateForWhatDoesNotExist() {
        assertThatThrownBy(() -> store().setState("erp-order", MappingState.PAUSED))
                .isInstanceOf(MappingStoreException.class)
                .hasMessage("mapping erp-order does not exist");
        assertThatThrownBy(() -> store().setTargetState("x", TargetState.PAUSED))
                .hasMessage("target x does not exist");
    }

    private int revision(String mapping) {
        return store().load().byName(mapping).orElseThrow().revision();
    }
}
