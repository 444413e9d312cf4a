package io.roundtrip.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roundtrip.boot.ConfigurationProblem;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** An app that cannot start says which property is wrong and shows one that works. */
@ExtendWith(OutputCaptureExtension.class)
class SenderStartTest {

    private static final List<String> COMPLETE = List.of(
            "server.port=0",
            "roundtrip.dataverse.url=http://127.0.0.1:9",
            "roundtrip.dataverse.authority=https://127.0.0.1:9",
            "roundtrip.dataverse.tenant-id=00000000-0000-0000-0000-000000000001",
            "roundtrip.dataverse.client-id=rt",
            "roundtrip.dataverse.client-secret=secret-of-the-test",
            "roundtrip.hash-key=c2FuZGJveC1oYXNoLWtleS1mb3ItdGVzdHMtMzJieXQ=",
            "roundtrip.service-bus.connection-string="
                    + "Endpoint=sb://127.0.0.1/;SharedAccessKeyName=name;SharedAccessKey=a2V5;UseDevelopmentEmulator=true");

    private static void start(List<String> properties) {
        String[] arguments =
                properties.stream().map(property -> "--" + property).toArray(String[]::new);
        SpringApplication.run(SenderApplication.class, arguments).close();
    }

    private static List<String> without(String property) {
        List<String> others = new ArrayList<>(COMPLETE);
        others.removeIf(each -> each.startsWith(property + "="));
        return others;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "roundtrip.dataverse.url",
                "roundtrip.dataverse.client-secret",
                "roundtrip.hash-key",
                "roundtrip.service-bus.connection-string"
            })
    void aMissingPropertyIsNamedWithAnExample(String property, CapturedOutput output) {
        assertThatThrownBy(() -> start(without(property))).hasRootCauseInstanceOf(ConfigurationProblem.class);
        assertThat(output.getAll())
                .contains("APPLICATION FAILED TO START", property, "is missing", "for example " + property + "=")
                .doesNotContain("secret-of-the-test", "\tat io.roundtrip");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "roundtrip.hash-key=short",
                "roundtrip.service-bus.connection-string=garbage",
                "roundtrip.dataverse.url=contoso",
                "roundtrip.sender.poll.max-interval=PT0.1S"
            })
    void anUnreadablePropertyIsNamed(String setting, CapturedOutput output) {
        String property = setting.substring(0, setting.indexOf('='));
        List<String> properties = without(property);
        properties.add(setting);
        assertThatThrownBy(() -> start(properties)).hasRootCauseInstanceOf(ConfigurationProblem.class);
        assertThat(output.getAll()).contains("APPLICATION FAILED TO START", property, "for example " + property + "=");
    }
}
