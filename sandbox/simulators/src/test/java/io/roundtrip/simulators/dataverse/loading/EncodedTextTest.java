package io.roundtrip.simulators.dataverse.loading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodedTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Children&#39;s books|Children's books",
                "B&amp;P|B&P",
                "&lt;&quot;&#233;&#x1F600;&gt;|<\"é😀>",
                "&amp;lt;|&lt;",
                "a & b &c; &#9999999; &nbsp;|a & b &c; &#9999999; &nbsp;",
                "$1 \\ &#36;1|$1 \\ $1"
            })
    void isDecodedOnce(String encoded, String text) {
        assertThat(EncodedText.decoded(encoded)).isEqualTo(text);
    }
}
