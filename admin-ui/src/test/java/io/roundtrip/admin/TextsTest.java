package io.roundtrip.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.messaging.Category;
import io.roundtrip.messaging.Stage;
import io.roundtrip.schema.failures.FailureCause;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@SpringBootTest(
        classes = AdminOverWorlds.class,
        properties = {
            "roundtrip.admin.time-zone=Europe/Berlin",
            "roundtrip.admin.operator=Kim Lee",
            "roundtrip.admin.dynamics-url=https://contoso.crm4.dynamics.com/"
        })
@AutoConfigureMockMvc
class TextsTest {

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
    void nothingThatComesFromOutsideBecomesMarkup() {
        String payload = "\"><script>alert('${7*7}')</script><img src=x onerror=alert(1)>&{0}";
        UUID id = world.dead(
                World.key("evil"), payload, new FailureCause(Stage.DELIVER, Category.DATA, payload, payload));
        world.failures.requestRetry(id, payload);
        for (String path : new String[] {
            "/",
            "/failed",
            "/failed?q=" + encoded(payload),
            "/failed?mapping=" + encoded(payload),
            "/notifications/" + id,
            "/retries/plan?id=" + id + "&q=" + encoded(payload)
        }) {
            String text = page(path).text();
            assertThat(text)
                    .as(path)
                    .doesNotContain("<script>alert")
                    .doesNotContain("<img src=x")
                    .doesNotContain("'49'");
        }
        assertThat(page("/notifications/" + id).text()).contains("&lt;script&gt;");
        assertThat(post("/notifications/" + id + "/discard?reason=" + encoded(payload))
                        .follow()
                        .text())
                .contains("&lt;script&gt;")
                .doesNotContain("<script>alert");
    }

    @Test
    void noPageSpeaksOfWhatOnlyTechniciansKnow() {
        UUID contoso = world.refused("Contoso Ltd", "country is missing");
        world.unsent("Bold Bike Accessories");
        for (String path : new String[] {"/", "/failed", "/notifications/" + contoso, "/retries/plan?scope=filter"}) {
            assertThat(page(path).text())
                    .as(path)
                    .doesNotContainIgnoringCase("outbox")
                    .doesNotContainIgnoringCase("dead letter")
                    .doesNotContainIgnoringCase("queue")
                    .doesNotContainIgnoringCase("etag")
                    .doesNotContainIgnoringCase("payload")
                    .doesNotContainIgnoringCase("delta link")
                    .doesNotContain("??");
        }
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }

    private Page page(String path) {
        return Page.get(mvc, path);
    }

    private Page post(String path) {
        return Page.post(mvc, path);
    }
}
