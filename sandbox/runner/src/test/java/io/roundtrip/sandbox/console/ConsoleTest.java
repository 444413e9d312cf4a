package io.roundtrip.sandbox.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.sandbox.Ports;
import io.roundtrip.sandbox.SimulatedServices;
import io.roundtrip.sandbox.seeds.Seeds;
import io.roundtrip.simulators.target.Switches;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The console over real HTTP, with seeds and without apps. */
class ConsoleTest {

    private static final NamedRow ROW = NamedRow.onTheConsole(Seeds.load()).get(0);

    private static SimulatedServices services;
    private static Console console;
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        services = SimulatedServices.start(Ports.free(), new Random());
        services.seed();
        console = Console.start(0, services, Map.of(), new DemoSettings(false, 2, 1), Clock.systemUTC());
    }

    @AfterAll
    static void stop() {
        console.close();
        services.close();
    }

    @AfterEach
    void endFaults() {
        services.bus().faults().clear();
        services.dataverse().faults().clear();
    }

    @Test
    void thePageNamesFiveRowsAndRunsUnderAStrictPolicy() throws Exception {
        HttpResponse<String> page = get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Bold Bike Accessories", "Anaheim High School", "Next-Door Bike Store");
        assertThat(page.body())
                .doesNotContain("style=")
                .doesNotContain("onclick")
                .doesNotContain("https://");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none'");
        assertThat(get("/console.css").statusCode()).isEqualTo(200);
        assertThat(get("/console.js").statusCode()).isEqualTo(200);
    }

    @Test
    void anEditChangesTheRowAsAPersonAndLeavesItsOtherColumns() throws Exception {
        HttpResponse<String> answer = post("/rows/" + ROW.id(), "telephone1=555-1234&creditlimit=4200.50");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(row()).containsEntry("telephone1", "555-1234").containsEntry("name", ROW.name());
        assertThat(new BigDecimal(String.valueOf(row().get("creditlimit")))).isEqualByComparingTo("4200.5");
        assertThat(get(location(answer)).body()).contains("Saved in Dataverse as alex.demo.");
    }

    @Test
    void anEditIsTheBeginningOfAJourney() throws Exception {
        post("/rows/" + ROW.id(), "telephone1=555-1235");

        JsonNode journey = JsonMapper.shared()
                .readTree(get("/rows/" + ROW.id() + "/journey").body());

        assertThat(journey.at("/steps/0/step").asString()).isEqualTo("changed");
        assertThat(journey.at("/steps/0/text").asString()).contains("alex.demo");
        assertThat(journey.at("/missing/0").asString()).isEqualTo("noticed");
        assertThat(journey.path("standing").asString()).isEqualTo("on-its-way");
        assertThat(get("/?row=" + ROW.id()).body()).contains("in Dataverse, by alex.demo");
    }

    @Test
    void textOfARowIsNoMarkup() throws Exception {
        NamedRow other = NamedRow.onTheConsole(Seeds.load()).get(3);
        post("/rows/" + other.id(), "name=%3Cscript%3E%22x%22");

        assertThat(get("/").body()).doesNotContain("<script>\"x").contains("&lt;script&gt;&quot;x&quot;");
    }

    @Test
    void whatDataverseRefusesIsSaid() throws Exception {
        HttpResponse<String> answer =
                post("/rows/" + UUID.fromString("00000000-0000-4000-8000-000000000009"), "name=x");

        assertThat(get(location(answer)).body()).contains("Dataverse answered 404");
    }

    @ParameterizedTest
    @EnumSource(value = ServiceSwitch.class, mode = EnumSource.Mode.EXCLUDE, names = "DATAVERSE_THROTTLES")
    void everySwitchGoesOnAndOff(ServiceSwitch one) throws Exception {
        turn(one, "on");
        assertThat(get("/?row=" + ROW.id()).body()).contains(offButton(one));
        turn(one, "off");
        assertThat(get("/?row=" + ROW.id()).body()).doesNotContain(offButton(one));
    }

    private static String offButton(ServiceSwitch one) {
        String red = "<span id=\"switch-%s\" data-live><span class=\"pill %s\">on</span>";
        return red.formatted(one.code(), one == ServiceSwitch.DEMO ? "t-green" : "t-red");
    }

    @Test
    void theTargetsSwitchesReachTheTarget() throws Exception {
        turn(ServiceSwitch.ERP_DOWN, "on");
        turn(ServiceSwitch.ERP_SLOW, "on");
        turn(ServiceSwitch.ERP_DOWN_FOR_ROW, "on");
        turn(ServiceSwitch.ERP_REFUSES_NAME, "on");

        assertThat(services.erp().switches().down()).isTrue();
        assertThat(services.erp().switches().slowMillis()).isEqualTo(3_000);
        assertThat(services.erp().switches().downForSourceIds())
                .containsExactly(ROW.id().toString());
        assertThat(services.erp().switches().refuseNames()).containsExactly("Good Toys");
        services.erp().switchTo(Switches.none());
    }

    @Test
    void theBusRefusesTheSelectedRowForAMinuteAtMost() throws Exception {
        turn(ServiceSwitch.BUS_REFUSES_ROW, "on");

        assertThat(services.bus().faults().refusals().get("bus-refuses-row")).satisfies(refusal -> {
            assertThat(refusal.bodyContains()).contains(ROW.id().toString());
            assertThat(refusal.until())
                    .hasValueSatisfying(end -> assertThat(end)
                            .isBetween(
                                    Clock.systemUTC().instant(),
                                    Clock.systemUTC().instant().plusSeconds(60)));
        });
    }

    @Test
    void anOutageOfTheBusBeginsAndEnds() throws Exception {
        turn(ServiceSwitch.BUS_DOWN, "on");
        assertThat(services.bus().faults().isDown()).isTrue();
        turn(ServiceSwitch.BUS_DOWN, "off");
        assertThat(services.bus().faults().isDown()).isFalse();
    }

    @Test
    void throttlingConcernsTheSenderAlone() throws Exception {
        turn(ServiceSwitch.DATAVERSE_THROTTLES, "on");

        post("/rows/" + ROW.id(), "telephone1=555-9999");

        assertThat(row()).containsEntry("telephone1", "555-9999");
        assertThat(get("/").body()).contains("switch-dataverse-throttles\" data-live><span class=\"pill t-red\">on");
    }

    @ParameterizedTest
    @CsvSource({
        "evil.example, '', 403",
        "127.0.0.1:1, '', 403",
        "own, http://evil.example, 403",
        "own, null, 403",
        "own, own, 303",
        "own, '', 303"
    })
    void onlyItsOwnPagesMayPost(String host, String origin, int status) throws IOException {
        String own = console.url().getAuthority();
        String originLine =
                origin.isEmpty() ? "" : "Origin: " + (origin.equals("own") ? "http://" + own : origin) + "\r\n";
        String request = "POST /switches/erp-down HTTP/1.1\r\nHost: " + (host.equals("own") ? own : host) + "\r\n"
                + originLine + "Content-Length: 8\r\nConnection: close\r\n\r\nturn=off";

        assertThat(sent(request)).startsWith("HTTP/1.1 " + status);
    }

    @Test
    void aForeignHostMayNotEvenRead() throws IOException {
        assertThat(sent("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 403")
                .doesNotContain("Bold Bike");
    }

    @ParameterizedTest
    @CsvSource({"/rows/no-id/journey, 400", "/nothing, 404", "/?row=no-id, 400", "/rows, 404"})
    void whatCannotBeMeantIsRefused(String path, int status) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(status);
    }

    private void turn(ServiceSwitch one, String to) throws Exception {
        String form = "turn=" + to + "&row=" + ROW.id() + "&name=Good+Toys";
        assertThat(post("/switches/" + one.code(), form).statusCode()).isEqualTo(303);
    }

    private static Map<String, Object> row() {
        return services.dataverse().row("account", ROW.id());
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(at(path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String form) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static URI at(String path) {
        return URI.create(console.url() + path);
    }

    private static String sent(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", console.url().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
