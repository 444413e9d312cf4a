package io.roundtrip.schema.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyncTextTest {
    private static final String ALPHABET = "0123456789:;=erp \u00e4\ud83d\ude00";
    private static final String TEXT = "4711;crm=1:4711:77ab01:0;erp-customer=3:4711:5f2c9a:2";

    private static SyncText parse(String text) {
        return SyncText.parse(Optional.of(text));
    }

    @Test
    void readsWhatItWrote() {
        SyncText text = parse(TEXT);
        assertThat(text.base()).contains(4711L);
        assertThat(text.mark("erp-customer")).contains(new SyncMark(3, 4711, "5f2c9a", 2));
        assertThat(text.text()).isEqualTo(TEXT);
    }

    @Test
    void isEmptyForAnEmptyColumn() {
        assertThat(SyncText.parse(Optional.empty())).isEqualTo(parse(""));
        assertThat(parse("").base()).isEmpty();
        assertThat(parse("").mark("erp")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4711;erp=3:4711:5f2c9a",
                "4711;erp=3:4711::0",
                "4711;erp=x:4711:5f:0",
                "4711;erp=-3:4711:5f:0",
                "4711;erp=3:99999999999999999999:5f:0",
                "4711;erp=3:9999999999999999999:5f:0",
                "4711;erp=99999999999:1:5f:0",
                "4711;erp=3:4711:5f 2c:0",
                "4711;erp=3:4711:5f2c9a:0:1",
                "4711;erp=",
                "4711;erp",
                "4711;erp=3:4711:aa:0;erp=3:4711:bb:0"
            })
    void takesAMarkThatCannotBeReadForAbsent(String text) {
        assertThat(parse(text).mark("erp")).isEmpty();
        assertThat(parse(text).base()).contains(4711L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", " 4711", "+4711", "99999999999999999999", "erp=3:1:5f:0;4711"})
    void takesABaseThatCannotBeReadForAbsent(String text) {
        assertThat(parse(text).base()).isEmpty();
    }

    @Test
    void keepsOtherMappingsAsTheyStandWhenItReplacesItsOwn() {
        SyncText text = parse("1;crm=from a later version:!;erp=3:1:aa:0;erp=3:1:bb:0")
                .withBase(9)
                .withMark("erp", new SyncMark(4, 9, "cc", 0));
        assertThat(text.text()).isEqualTo("9;crm=from a later version:!;erp=4:9:cc:0");
    }

    @Test
    void doesNotTakeAMappingForAnotherWhoseNameStartsTheSame() {
        assertThat(parse("1;erp-customer=3:1:aa:0").mark("erp")).isEmpty();
    }

    @Test
    void neverFailsOnAnyText() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            String text = randomText(random);
            assertThatCode(() -> parse(text).withBase(1).withMark("erp", new SyncMark(1, 1, "aa", 0)))
                    .as("seed %d, text %s", seed, text)
                    .doesNotThrowAnyException();
            assertThat(parse(parse(text).text()))
                    .as("seed %d, text %s", seed, text)
                    .isEqualTo(parse(text));
        }
    }

    private static String randomText(Random random) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(40); length > 0; length--) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    @Test
    void fitsIntoItsLength() {
        SyncMark longest = new SyncMark(Integer.MAX_VALUE, Long.MAX_VALUE, "f".repeat(32), Integer.MAX_VALUE);
        SyncText text =
                parse("").withBase(Long.MAX_VALUE).withMark("erp", longest).withMark("crm-x", longest);
        assertThat(text.text()).hasSize(SyncText.maxLength(List.of("erp", "crm-x")));
    }

    @Test
    void refusesNamesThatWouldBreakTheGrammar() {
        SyncMark mark = new SyncMark(1, 1, "aa", 0);
        assertThatIllegalArgumentException().isThrownBy(() -> parse("").withMark("a;b", mark));
        assertThatIllegalArgumentException().isThrownBy(() -> parse("").withMark("a=b", mark));
        assertThatIllegalArgumentException().isThrownBy(() -> new SyncMark(1, 1, "a:b", 0));
    }

    @Test
    void baseIsTheRowsVersionUnlessTheLastChangeIsOurs() {
        assertThat(RowBase.of(20, false, parse("10"))).isEqualTo(new RowBase(20, false));
        assertThat(RowBase.of(20, true, parse("10"))).isEqualTo(new RowBase(10, true));
        assertThat(RowBase.of(20, true, parse(""))).isEqualTo(new RowBase(20, false));
    }

    @Test
    void baseAboveTheRowsVersionComesFromBeforeARestore() {
        assertThat(RowBase.of(20, true, parse("21"))).isEqualTo(new RowBase(20, false));
    }
}
