package io.roundtrip.admin;

import io.roundtrip.admin.problems.DynamicsLinks;
import io.roundtrip.admin.web.Frame;
import io.roundtrip.boot.Settings;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

/**
 * How the admin UI calls its environment and its user.
 *
 * @param operator who acts, as recorded with every retry and discard, as long as nobody signs in
 * @param timeZone of the times on the pages; every time also has its ISO form with zone
 * @param hosts further names under which the pages may be asked for, beside those of the loopback interface
 */
public record AdminProperties(
        String environmentName,
        EnvironmentColor environmentColor,
        DynamicsLinks dynamics,
        String operator,
        ZoneId timeZone,
        List<String> hosts) {

    private static final String PREFIX = "roundtrip.admin.";

    /** @throws io.roundtrip.boot.ConfigurationProblem naming the first property that cannot be used */
    static AdminProperties from(Settings settings) {
        return new AdminProperties(
                settings.text(PREFIX + "environment-name").orElse("Local"),
                color(settings),
                dynamics(settings),
                settings.text(PREFIX + "operator").orElse("local operator"),
                zone(settings),
                hosts(settings));
    }

    Frame.Badge badge() {
        return new Frame.Badge(environmentName, environmentColor.style(), operator);
    }

    private static EnvironmentColor color(Settings settings) {
        return settings.text(PREFIX + "environment-color")
                .map(name -> settings.parsed(PREFIX + "environment-color", name, "green", EnvironmentColor::named))
                .orElse(EnvironmentColor.GREY);
    }

    private static DynamicsLinks dynamics(Settings settings) {
        return settings.text(PREFIX + "dynamics-url")
                .map(url -> settings.parsed(
                        PREFIX + "dynamics-url", url, "https://contoso.crm4.dynamics.com", DynamicsLinks::to))
                .orElse(DynamicsLinks.none());
    }

    private static ZoneId zone(Settings settings) {
        return settings.text(PREFIX + "time-zone")
                .map(zone -> settings.parsed(PREFIX + "time-zone", zone, "Europe/Berlin", AdminProperties::zone))
                .orElse(ZoneId.systemDefault());
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (java.time.DateTimeException unknown) {
            throw new IllegalArgumentException("there is no time zone " + name, unknown);
        }
    }

    private static List<String> hosts(Settings settings) {
        return settings.text(PREFIX + "hosts").stream()
                .flatMap(names -> Arrays.stream(names.split(",")))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
