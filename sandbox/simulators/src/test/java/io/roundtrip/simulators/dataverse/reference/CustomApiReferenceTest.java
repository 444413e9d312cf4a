package io.roundtrip.simulators.dataverse.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.roundtrip.simulators.dataverse.RunningDataverse;
import io.roundtrip.simulators.dataverse.WebApi;
import io.roundtrip.simulators.dataverse.WebApi.Reply;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Section 10 of the table in {@code docs/simulators.md}: custom APIs are not simulated, so each is unknown. */
class CustomApiReferenceTest {
    @RegisterExtension
    static final RunningDataverse running = new RunningDataverse();

    private final WebApi kim = running.as("kim.demo");

    private static void isUnknown(Reply reply, String segment) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(404);
        assertThat(reply.errorCode()).isEqualTo("0x8006088a");
        assertThat(reply.errorMessage()).contains("Resource not found for the segment '" + segment);
    }

    @Test
    void anUnknownMessageIsNotThereWhateverItIsBoundTo() {
        String row = "accounts(" + running.dataverse.create("account", Map.of("name", "Bound")) + ")";
        String bound = "Microsoft.Dynamics.CRM.pfx_Name";
        isUnknown(kim.post("pfx_Name", "{\"Param\":1}"), "pfx_Name");
        isUnknown(kim.get("pfx_Name(p=@p)?@p=1"), "pfx_Name");
        isUnknown(kim.post("accounts/" + bound, "{}"), bound);
        isUnknown(kim.post(row + "/" + bound, "{}"), bound);
        isUnknown(kim.get(row + "/" + bound + "()"), bound);
    }
}
