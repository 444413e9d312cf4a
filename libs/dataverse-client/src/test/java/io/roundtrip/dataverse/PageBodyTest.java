package io.roundtrip.dataverse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageBodyTest {

    private static final String PAGE = """
            {"@odata.context":"c","value":[
              {"name":"Zażółć 漢字 \\u00e9 😀","n":9223372036854775807,"d":12345678901234567890.1234567890,"big":92233720368547758070,
               "yes":true,"no":false,"empty":null,"list":[1,{"name":"inner"}],"related":{"name":"other","value":[{}]},"last":-1.50},
              {}
            ],"@odata.nextLink":"https://next","other":{"value":[{"name":"not a row"}]}}
            """;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64, 10_000})
    void readsTheSameHoweverTheBytesArrive(int chunk) {
        RowPage page = read(PAGE, chunk).page().orElseThrow();

        assertThat(page.items()).hasSize(2);
        Map<String, Object> row = page.items().get(0);
        assertThat(row)
                .containsEntry("name", "Zażółć 漢字 é 😀")
                .containsEntry("n", Long.MAX_VALUE)
                .containsEntry("d", new BigDecimal("12345678901234567890.1234567890"))
                .containsEntry("big", new BigDecimal("92233720368547758070"))
                .containsEntry("yes", true)
                .containsEntry("no", false)
                .containsEntry("last", new BigDecimal("-1.50"));
        assertThat(row.keySet())
                .containsExactly("name", "n", "d", "big", "yes", "no", "empty", "list", "related", "last");
        assertThat(row.get("list")).isNull();
        assertThat(row.get("related")).isNull();
        assertThat(page.items().get(1)).isEmpty();
        assertThat(page.next()).contains("https://next");
        assertThat(page.delta()).isEmpty();
    }

    @Test
    void aPageThatBreaksOffIsNoPage() {
        for (int length = 0; length < PAGE.stripTrailing().length(); length++) {
            assertThat(read(PAGE.substring(0, length), 16).page())
                    .as("the first %d characters", length)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "null", "{\"value\":{}}", "{\"value\":1}", "<html>", "{\"value\":[]} {"})
    void whatIsNoPageIsNone(String text) {
        assertThat(read(text, 16).page()).isEqualTo(Optional.empty());
    }

    private static AnswerBody read(String text, int chunk) {
        PageBody body = new PageBody();
        body.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long items) {}

            @Override
            public void cancel() {}
        });
        byte[] bytes = text.getBytes(UTF_8);
        List<ByteBuffer> buffers = new ArrayList<>();
        for (int from = 0; from < bytes.length; from += chunk) {
            buffers.add(ByteBuffer.wrap(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + chunk))));
        }
        body.onNext(buffers);
        body.onComplete();
        return body.getBody().toCompletableFuture().join();
    }
}
