package io.roundtrip.schema.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roundtrip.schema.outbox.OutboxStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class TablesTest {

    private static List<TableDefinition> all() {
        return OwnTables.ALL;
    }

    @Test
    void noTwoTablesOrColumnsShareAName() {
        assertThat(all()).extracting(TableDefinition::name).doesNotHaveDuplicates();
        assertThat(all())
                .allSatisfy(table -> assertThat(table.columns())
                        .extracting(ColumnDefinition::name)
                        .doesNotHaveDuplicates()
                        .doesNotContain("rt_name", table.idColumn()));
    }

    @Test
    void textsHaveALengthAndNothingElseHas() {
        assertThat(all()).flatExtracting(TableDefinition::columns).allSatisfy(column -> {
            boolean text = column.type() == ColumnType.TEXT || column.type() == ColumnType.MEMO;
            assertThat(column.maxLength() > 0).as(column.name()).isEqualTo(text);
        });
    }

    @Test
    void storedIntegersKeepTheirMeaning() {
        assertThat(ChoiceValues.stored(OutboxStatus.PENDING)).isEqualTo(727_000_000);
        assertThat(ChoiceValues.stored(OutboxStatus.RETRY_REQUESTED)).isEqualTo(727_000_002);
        assertThat(ChoiceValues.option(OutboxStatus.class, 727_000_001)).isEqualTo(OutboxStatus.FAILED);
        assertThat(ChoiceValues.of(OutboxStatus.class).get(2))
                .isEqualTo(new ColumnDefinition.Choice(727_000_002, "Retry requested"));
    }

    @Test
    void anIntegerThatIsNoOptionIsNamed() {
        assertThatThrownBy(() -> ChoiceValues.option(OutboxStatus.class, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("3 is no option of OutboxStatus");
    }

    @Test
    void entitySetsAreEnglishPlurals() {
        assertThat(PipelineTables.CHANGE_FEED.entitySet()).isEqualTo("rt_changefeeds");
        assertThat(MappingTables.VALUE_MAP_ENTRY.entitySet()).isEqualTo("rt_valuemapentries");
    }
}
