package io.roundtrip.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.schema.failures.FailureStatus;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@SpringBootTest(classes = AdminOverWorlds.class, properties = "roundtrip.admin.hosts=roundtrip.contoso.example")
@AutoConfigureMockMvc
class WhoMayAskTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Worlds worlds;

    World world;

    @BeforeEach
    void startAnew() {
        world = worlds.next();
    }

    @Test
    void namesOfThisMachineAndConfiguredOnesAreAnswered() {
        for (String host : new String[] {
            "localhost", "localhost:8080", "127.0.0.1:8080", "127.1.2.3", "[::1]:8080", "Roundtrip.Contoso.example"
        }) {
            assertThat(get("/failed", host).getStatus()).as(host).isEqualTo(200);
        }
    }

    @Test
    void aForeignNameThatPointsHereIsRefused() {
        for (String host : new String[] {
            "evil.example", "localhost.evil.example", "127.0.0.1.evil.example:8080", "evil.example:127", "10.0.0.1", ""
        }) {
            assertThat(get("/failed", host).getStatus()).as(host).isEqualTo(421);
            assertThat(get("/api/failures", host).getStatus()).as(host).isEqualTo(421);
            assertThat(get("/roundtrip.css", host).getStatus()).as(host).isEqualTo(421);
        }
    }

    @Test
    void formsOfOurOwnPagesAreAccepted() {
        assertThat(retry(Map.of("Sec-Fetch-Site", "same-origin"))).isEqualTo(302);
        assertThat(retry(Map.of("Origin", "http://localhost:8080"))).isEqualTo(302);
    }

    @Test
    void formsOfForeignPagesChangeNothing() {
        assertThat(retry(Map.of())).isEqualTo(403);
        assertThat(retry(Map.of("Origin", "null"))).isEqualTo(403);
        assertThat(retry(Map.of("Origin", "https://evil.example"))).isEqualTo(403);
        assertThat(retry(Map.of("Origin", "http://localhost:8090"))).isEqualTo(403);
        assertThat(retry(Map.of("Sec-Fetch-Site", "same-site"))).isEqualTo(403);
        assertThat(retry(Map.of("Sec-Fetch-Site", "cross-site", "Origin", "http://localhost:8080")))
                .isEqualTo(403);
        assertThat(retry(Map.of("Sec-Fetch-Site", "none"))).isEqualTo(403);
        assertThat(world.rows
                        .find(World.key("Contoso Ltd").id())
                        .orElseThrow()
                        .state()
                        .status())
                .isEqualTo(FailureStatus.FAILED);
    }

    @Test
    void aPageOnAnotherPortCanNotUseTheApiEvenWithTheHeader() {
        UUID contoso = world.refused("Contoso Ltd", "country is missing");
        int status = mvc.post()
                .uri("/api/failures/" + contoso + "/retry")
                .header("Host", "localhost:8080")
                .header("X-Requested-With", "roundtrip")
                .header("Origin", "http://localhost:8090")
                .exchange()
                .getResponse()
                .getStatus();
        assertThat(status).isEqualTo(403);
    }

    @Test
    void everyPageForbidsForeignContentFramesGuessingAndKeeping() {
        MockHttpServletResponse page = get("/failed", "localhost");
        assertThat(page.getHeader("Content-Security-Policy"))
                .contains("default-src 'none'")
                .contains("script-src 'self'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.getHeader("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(page.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(get("/api/failures", "localhost").getHeader("Cache-Control")).isEqualTo("no-store");
    }

    private MockHttpServletResponse get(String path, String host) {
        return mvc.get().uri(path).header("Host", host).exchange().getResponse();
    }

    private int retry(Map<String, String> headers) {
        UUID contoso = world.refused("Contoso Ltd", "country is missing");
        int seen = world.rows.find(contoso).orElseThrow().state().retryNumber();
        var request = mvc.post()
                .uri("/notifications/" + contoso + "/retry?seen=" + seen)
                .header("Host", "localhost:8080");
        headers.forEach(request::header);
        return request.exchange().getResponse().getStatus();
    }
}
