package io.roundtrip.simulators.dataverse;

import io.roundtrip.simulators.dataverse.WebApi.Reply;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Batches of plain operations, and the statuses of their parts. */
public final class Batches {
    private static final String CRLF = "\r\n";

    private Batches() {}

    /** Creates a contact of each name, and goes on after errors. */
    public static Reply ofContacts(WebApi api, String... names) {
        String parts = Stream.of(names).map(Batches::creation).collect(Collectors.joining());
        return api.post(
                "$batch",
                parts + "--b--" + CRLF,
                "Content-Type",
                "multipart/mixed; boundary=b",
                "Prefer",
                "odata.continue-on-error");
    }

    private static String creation(String name) {
        return String.join(
                CRLF,
                "--b",
                "Content-Type: application/http",
                "Content-Transfer-Encoding: binary",
                "",
                "POST /api/data/v9.2/contacts HTTP/1.1",
                "Content-Type: application/json",
                "",
                "{\"lastname\":\"" + name + "\"}",
                "");
    }

    public static List<Integer> statuses(Reply batch) {
        return batch.body()
                .lines()
                .filter(line -> line.startsWith("HTTP/1.1 "))
                .map(line -> Integer.parseInt(line.substring(9, 12)))
                .toList();
    }
}
