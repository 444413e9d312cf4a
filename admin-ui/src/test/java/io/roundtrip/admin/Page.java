package io.roundtrip.admin;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A page as a browser on this machine gets it. */
record Page(MockMvcTester mvc, MvcTestResult result) {

    static Page get(MockMvcTester mvc, String path) {
        return get(mvc, path, new MockHttpSession());
    }

    private static Page get(MockMvcTester mvc, String path, MockHttpSession session) {
        return new Page(
                mvc,
                mvc.get()
                        .uri(URI.create(path))
                        .header("Host", "localhost")
                        .session(session)
                        .exchange());
    }

    /** As one of our own forms sends it. */
    static Page post(MockMvcTester mvc, String path) {
        return new Page(
                mvc,
                mvc.post()
                        .uri(URI.create(path))
                        .header("Host", "localhost")
                        .header("Sec-Fetch-Site", "same-origin")
                        .session(new MockHttpSession())
                        .exchange());
    }

    int status() {
        return response().getStatus();
    }

    String text() {
        return new String(response().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    String location() {
        return String.valueOf(response().getHeader("Location"));
    }

    /** The page that a redirect leads to, with what it was told to say. */
    Page follow() {
        MockHttpSession session = (MockHttpSession) result.getRequest().getSession();
        return get(mvc, location(), session == null ? new MockHttpSession() : session);
    }

    MockHttpServletResponse response() {
        return result.getResponse();
    }
}
