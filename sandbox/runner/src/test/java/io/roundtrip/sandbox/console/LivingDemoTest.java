package io.roundtrip.sandbox.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.roundtrip.sandbox.Ports;
import io.roundtrip.sandbox.SimulatedServices;
import io.roundtrip.sandbox.seeds.Seeds;
import io.roundtrip.simulators.dataverse.journal.JournalEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LivingDemoTest {

    private static final Seeds SEEDS = Seeds.load();

    @Test
    void theSameSeedGivesTheSameEdits() {
        assertThat(edits(42)).isEqualTo(edits(42)).isNotEqualTo(edits(43));
    }

    private static List<DemoEdits.Edit> edits(long seed) {
        DemoEdits edits = new DemoEdits(NamedRow.inTheDemo(SEEDS), new Random(seed));
        return Stream.generate(edits::next).limit(100).toList();
    }

    @Test
    void noRowIsOnTwoLists() {
        List<NamedRow> all = new ArrayList<>(NamedRow.onTheConsole(SEEDS));
        all.addAll(NamedRow.refusedByTheTarget(SEEDS));
        all.addAll(NamedRow.inTheDemo(SEEDS));

        assertThat(all).hasSize(5 + 5 + 20).doesNotHaveDuplicates();
    }

    @Test
    void beginsWhenTheLoadIsDoneAndEditsItsOwnRowsAlone() {
        try (SimulatedServices services = SimulatedServices.start(Ports.free(), new Random());
                LivingDemo demo = LivingDemo.start(services, new DemoSettings(true, 100, 7))) {
            services.seed();
            assertThat(demo.waitsForTheLoad()).isTrue();
            await().during(Duration.ofMillis(500)).until(() -> edits(services).isEmpty());

            giveEveryAccountANumber(services);
            await().until(() -> edits(services).size() >= 20);
            demo.turn(false);

            Set<UUID> own = NamedRow.inTheDemo(SEEDS).stream().map(NamedRow::id).collect(Collectors.toSet());
            assertThat(edits(services)).allSatisfy(edit -> {
                assertThat(edit.user()).isEqualTo("kim.demo");
                assertThat(edit.status()).isEqualTo(204);
                assertThat(own).containsAll(edit.rowIds());
            });
        }
    }

    private static void giveEveryAccountANumber(SimulatedServices services) {
        UUID refused = NamedRow.of(SEEDS, Seeds.ACCOUNT_WITHOUT_COUNTRY).id();
        services.dataverse().rows("account").stream()
                .map(row -> (UUID) row.get("accountid"))
                .filter(id -> !id.equals(refused))
                .forEach(id -> services.dataverse().update("account", id, Map.of("rt_erpid", "C-1")));
    }

    private static List<JournalEntry> edits(SimulatedServices services) {
        return services.dataverse().journal().stream()
                .filter(entry -> entry.method().equals("PATCH"))
                .toList();
    }

    @Test
    void isOnWithTwoEditsPerSecondUnlessToldOtherwise() {
        assertThat(DemoSettings.of(new Properties(), 5)).isEqualTo(new DemoSettings(true, 2, 5));
    }

    @ParameterizedTest
    @CsvSource({"sandbox.demo, maybe", "sandbox.demo.edits-per-second, 0", "sandbox.demo.edits-per-second, NaN"})
    void aSettingThatCannotBeIsNamed(String property, String value) {
        Properties properties = new Properties();
        properties.setProperty(property, value);

        assertThatThrownBy(() -> DemoSettings.of(properties, 1)).hasMessageContaining(property);
    }
}
