package io.roundtrip.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.roundtrip.delivery.TargetSystem.Address;
import io.roundtrip.delivery.TargetSystem.Delete;
import io.roundtrip.delivery.TargetSystem.TargetAnswer;
import io.roundtrip.delivery.TargetSystem.TargetAnswer.Refused;
import io.roundtrip.delivery.TargetSystem.TargetAnswer.Stale;
import io.roundtrip.delivery.TargetSystem.TargetAnswer.Written;
import io.roundtrip.delivery.TargetSystem.Upsert;
import io.roundtrip.messaging.Category;
import io.roundtrip.messaging.Failure;
import io.roundtrip.messaging.FailureKind;
import io.roundtrip.simulators.target.SimulatedTarget;
import io.roundtrip.simulators.target.Switches;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class HttpTargetTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final SimulatedTarget erp = SimulatedTarget.builder().start();
    private final HttpTarget target = target(URI.create(erp.url() + "/api"), "sandbox");
    private final UUID row = UUID.randomUUID();
    private Optional<HttpServer> foreign = Optional.empty();

    @AfterEach
    void stop() {
        erp.close();
        foreign.ifPresent(server -> server.stop(0));
    }

    private static HttpTarget target(URI url, String key) {
        return new HttpTarget(
                new TargetSettings("erp", url, key, Duration.ofSeconds(2), Duration.ofMillis(500), 2), JSON);
    }

    private Upsert upsert(long version, String name) {
        ObjectNode body = JSON.createObjectNode().put("name", name);
        body.putObject("address").put("country", "GB");
        return new Upsert(new Address("customers", row), new GuardVersion(1, version), UUID.randomUUID(), body);
    }

    private Delete delete(long version) {
        return new Delete(new Address("customers", row), new GuardVersion(1, version), Optional.empty());
    }

    private static Failure refusal(TargetAnswer answer) {
        return ((Refused) answer).why();
    }

    /** A target that answers as it likes. */
    private HttpTarget answering(int status, String body) {
        return foreign(exchange -> answer(exchange, status, body));
    }

    private HttpTarget foreign(com.sun.net.httpserver.HttpHandler handler) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", handler);
            server.start();
            foreign = Optional.of(server);
            return target(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "key");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Test
    void anUpsertBringsTheNumberWhetherTheRecordIsNewOrNot() {
        TargetAnswer first = target.upsert(upsert(5, "Contoso"));
        assertThat(first).isInstanceOf(Written.class);
        assertThat(target.upsert(upsert(6, "Contoso Ltd"))).isEqualTo(first);
        assertThat(((Written) first).targetId().orElseThrow()).startsWith("C-");
    }

    @Test
    void anOlderVersionIsRefusedWithTheOneTheTargetHolds() {
        TargetAnswer first = target.upsert(upsert(5, "Contoso"));
        assertThat(target.upsert(upsert(4, "Older")))
                .isEqualTo(new Stale(new GuardVersion(1, 5), ((Written) first).targetId()));
        assertThat(target.delete(delete(4))).isInstanceOf(Stale.class);
    }

    @Test
    void aDeleteNeedsNoNumberAndNoRecord() {
        target.upsert(upsert(5, "Contoso"));
        assertThat(target.delete(delete(5))).isEqualTo(new Written(Optional.empty()));
        assertThat(target.delete(delete(5))).isEqualTo(new Written(Optional.empty()));
        assertThat(erp.bySource("customers", row.toString())).isEmpty();
    }

    @Test
    void aDeleteThatIsAnsweredWithAnyTwoHundredIsDone() {
        assertThat(answering(200, "").delete(delete(5))).isEqualTo(new Written(Optional.empty()));
    }

    @Test
    void dataThatTheTargetRefusesIsForPeopleInItsOwnWords() {
        Failure why = refusal(target.upsert(upsert(5, "")));
        assertThat(why.kind()).isEqualTo(FailureKind.PERMANENT);
        assertThat(why.category()).isEqualTo(Category.DATA);
        assertThat(why.reason()).contains("name");
        assertThat(why.detail()).startsWith("erp answered 422");
    }

    @Test
    void aWrongKeyBlocksTheTarget() {
        Failure why = refusal(target(URI.create(erp.url() + "/api"), "wrong").upsert(upsert(5, "Contoso")));
        assertThat(why.kind()).isEqualTo(FailureKind.BLOCKED);
        assertThat(why.category()).isEqualTo(Category.ACCESS);
        assertThat(why.toString()).doesNotContain("wrong");
    }

    @Test
    void aTargetThatIsDownSaysWhenToComeBack() {
        erp.switchTo(Switches.none().withDown(true).withRetryAfterSeconds(7));
        Failure why = refusal(target.upsert(upsert(5, "Contoso")));
        assertThat(why.kind()).isEqualTo(FailureKind.TRANSIENT);
        assertThat(why.category()).isEqualTo(Category.TARGET_DOWN);
        assertThat(why.retryAfter()).contains(Duration.ofSeconds(7));
    }

    @ParameterizedTest
    @CsvSource({
        "400, PERMANENT, DATA",
        "409, PERMANENT, DATA",
        "404, PERMANENT, MAPPING",
        "413, PERMANENT, MAPPING",
        "403, BLOCKED, ACCESS",
        "429, TRANSIENT, THROTTLED",
        "500, TRANSIENT, TARGET_DOWN",
        "504, TRANSIENT, TARGET_DOWN",
        "418, TRANSIENT, UNKNOWN"
    })
    void everyStatusHasAMeaning(int status, FailureKind kind, Category category) {
        Failure why = refusal(answering(status, "<html>").upsert(upsert(5, "Contoso")));
        assertThat(why.kind()).isEqualTo(kind);
        assertThat(why.category()).isEqualTo(category);
        assertThat(why.reason()).doesNotContain("<html>");
    }

    @ParameterizedTest
    @CsvSource({"200, {}", "200, not json", "204, ''", "201, '{\"number\":\" \"}'"})
    void anUpsertWithoutANumberIsAMappingsFailureNotABug(int status, String body) {
        Failure why = refusal(answering(status, body).upsert(upsert(5, "Contoso")));
        assertThat(why.category()).isEqualTo(Category.MAPPING);
        assertThat(why.reason()).isEqualTo("erp gave no number for the record it has written");
    }

    @Test
    void aNewerVersionThatIsNotNamedIsVisible() {
        Failure why = refusal(answering(409, "{\"code\":\"stale_version\"}").upsert(upsert(5, "Contoso")));
        assertThat(why.reason()).isEqualTo("erp holds a newer version but does not say which");
    }

    @Test
    void aRedirectIsNotFollowedBecauseTheKeyGoesNowhereElse() {
        AtomicInteger calls = new AtomicInteger();
        HttpTarget redirecting = foreign(exchange -> {
            calls.incrementAndGet();
            exchange.getResponseHeaders().add("Location", erp.url() + "/api/customers/by-source/" + row);
            answer(exchange, 307, "");
        });
        assertThat(refusal(redirecting.upsert(upsert(5, "Contoso"))).category()).isEqualTo(Category.UNKNOWN);
        assertThat(calls).hasValue(1);
        assertThat(erp.journal()).isEmpty();
    }

    @Test
    void aSlowTargetIsGivenUpAfterTheReadTimeout() {
        erp.switchTo(Switches.none().withSlowMillis(5_000));
        assertThat(refusal(target.upsert(upsert(5, "Contoso"))).reason()).isEqualTo("erp did not answer in time");
    }

    @Test
    @Timeout(10)
    void anAnswerThatStopsInTheMiddleIsGivenUpAfterTheReadTimeout() {
        HttpTarget stalling = foreign(exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write("{\"number\":".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush(); // and never the rest
        });
        assertThat(refusal(stalling.upsert(upsert(5, "Contoso"))).reason()).isEqualTo("erp did not answer in time");
    }

    @Test
    void aTargetThatIsNotThereIsDown() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Failure why =
                refusal(target(URI.create("http://127.0.0.1:" + port), "k").upsert(upsert(5, "Contoso")));
        assertThat(why.category()).isEqualTo(Category.TARGET_DOWN);
        assertThat(why.reason()).isEqualTo("erp does not answer");
    }

    @Test
    void anAnswerThatIsLostAndARepetitionAreOneEffect() {
        erp.switchTo(Switches.none().withDropAnswerAfterEffect(1));
        Upsert once = upsert(5, "Contoso");
        assertThat(refusal(target.upsert(once)).reason()).isEqualTo("erp broke the connection");
        assertThat(target.upsert(once)).isInstanceOf(Written.class);
        assertThat(erp.journal(row.toString())).hasSize(1);
    }
}
