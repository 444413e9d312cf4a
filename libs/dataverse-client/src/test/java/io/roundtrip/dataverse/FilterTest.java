package io.roundtrip.dataverse;

import static io.roundtrip.dataverse.Filter.and;
import static io.roundtrip.dataverse.Filter.contains;
import static io.roundtrip.dataverse.Filter.eq;
import static io.roundtrip.dataverse.Filter.ge;
import static io.roundtrip.dataverse.Filter.in;
import static io.roundtrip.dataverse.Filter.isNotNull;
import static io.roundtrip.dataverse.Filter.isNull;
import static io.roundtrip.dataverse.Filter.lt;
import static io.roundtrip.dataverse.Filter.ne;
import static io.roundtrip.dataverse.Filter.or;
import static io.roundtrip.dataverse.Filter.startsWith;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class FilterTest {

    private static final UUID ID = UUID.fromString("60c4e274-0d87-e711-80e5-00155db19e6d");

    @Test
    void writesEveryKindOfValueAsItsLiteral() {
        assertThat(text(eq("name", "O'Neil & Söhne"))).isEqualTo("name eq 'O''Neil & Söhne'");
        assertThat(text(ne("statecode", 1))).isEqualTo("statecode ne 1");
        assertThat(text(ge("versionnumber", 9_007_199_254_740_993L))).isEqualTo("versionnumber ge 9007199254740993");
        assertThat(text(lt("creditlimit", new BigDecimal("1E+3")))).isEqualTo("creditlimit lt 1000");
        assertThat(text(eq("donotemail", true))).isEqualTo("donotemail eq true");
        assertThat(text(eq("accountid", ID))).isEqualTo("accountid eq " + ID);
        assertThat(text(ge("createdon", Instant.EPOCH))).isEqualTo("createdon ge 1970-01-01T00:00:00Z");
        assertThat(text(eq("birthdate", LocalDate.of(2026, 1, 31)))).isEqualTo("birthdate eq 2026-01-31");
        assertThat(text(isNull("fax"))).isEqualTo("fax eq null");
        assertThat(text(isNotNull("fax"))).isEqualTo("fax ne null");
        assertThat(text(contains("name", "a'b"))).isEqualTo("contains(name,'a''b')");
        assertThat(text(startsWith("name", "A"))).isEqualTo("startswith(name,'A')");
    }

    @Test
    void keepsGroupsTogether() {
        assertThat(text(and(eq("a", 1), or(eq("b", 2), eq("c", 3))))).isEqualTo("(a eq 1) and ((b eq 2) or (c eq 3))");
    }

    @Test
    void asksForOneOfManyValuesByTheInFunction() {
        assertThat(text(in("accountid", List.of(ID, "x'y"))))
                .isEqualTo("Microsoft.Dynamics.CRM.In(PropertyName='accountid',PropertyValues=['" + ID + "','x''y'])");
    }

    @Test
    void refusesWhatIsNoColumnNameAndNoValue() {
        assertThatIllegalArgumentException().isThrownBy(() -> eq("name eq 1 or name", 2));
        assertThatIllegalArgumentException().isThrownBy(() -> eq("Name", 2));
        assertThatIllegalArgumentException().isThrownBy(() -> contains("name)", "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> text(eq("name", 1.5)));
        assertThatIllegalArgumentException().isThrownBy(() -> in("name", List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> and());
    }

    @Test
    void anyTextComesBackFromTheAddressAsOneLiteral() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            String text = anyText(random);
            String address = "https://org.example/x?$filter=" + Percent.encode(text(eq("name", text)));
            String received = decodedFilter(URI.create(address));
            assertThat(received).as("seed %d, text %s", seed, text).startsWith("name eq ");
            assertThat(soleLiteral(received.substring("name eq ".length())))
                    .as("seed %d", seed)
                    .isEqualTo(text);
        }
    }

    private static String text(Filter filter) {
        return filter.expression(UnaryOperator.identity());
    }

    private static String anyText(Random random) {
        StringBuilder text = new StringBuilder();
        String nasty = "'\"%&+#?=;,()[]{}<>\\/: \t\nöß漢😀\u0000$";
        int[] codes = nasty.codePoints().toArray();
        for (int length = random.nextInt(20); length > 0; length--) {
            int code = random.nextBoolean() ? codes[random.nextInt(codes.length)] : random.nextInt(0xd800);
            text.appendCodePoint(code);
        }
        return text.toString();
    }

    /** As a server does it: split the raw query at &, then decode; a plus is left as a plus. */
    private static String decodedFilter(URI uri) {
        String[] options = uri.getRawQuery().split("&");
        assertThat(options).hasSize(1);
        return URLDecoder.decode(options[0].substring("$filter=".length()).replace("+", "%2B"), UTF_8);
    }

    /** The value of a literal that spans the whole text; fails when it ends early. */
    private static String soleLiteral(String literal) {
        assertThat(literal).startsWith("'").endsWith("'").hasSizeGreaterThan(1);
        String inner = literal.substring(1, literal.length() - 1);
        assertThat(inner.replace("''", "")).doesNotContain("'");
        return inner.replace("''", "'");
    }
}
