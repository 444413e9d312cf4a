package io.roundtrip.dataverse;

import java.util.List;

/** A batch as multipart text; every line ends with CRLF. Source: Web API, "Execute batch operations". */
final class BatchBody {

    private static final String END = "\r\n";

    private BatchBody() {}

    static String of(List<PartRequest> parts, String boundary) {
        StringBuilder text = new StringBuilder(parts.size() * 512);
        for (PartRequest part : parts) {
            text.append("--").append(boundary).append(END);
            append(text, part);
        }
        return text.append("--").append(boundary).append("--").append(END).toString();
    }

    /** All parts as one change set, which succeeds or fails as a whole. */
    static String ofChangeSet(List<PartRequest> parts, String boundary) {
        String inner = boundary.replaceFirst("batch", "changeset");
        return "--" + boundary + END
                + "Content-Type: multipart/mixed; boundary=\"" + inner + "\"" + END
                + END
                + ofNumbered(parts, inner)
                + "--" + boundary + "--" + END;
    }

    private static String ofNumbered(List<PartRequest> parts, String boundary) {
        StringBuilder text = new StringBuilder(parts.size() * 512);
        for (int i = 0; i < parts.size(); i++) {
            text.append("--").append(boundary).append(END);
            header(text, "Content-ID", Integer.toString(i + 1));
            append(text, parts.get(i));
        }
        return text.append("--").append(boundary).append("--").append(END).toString();
    }

    private static void append(StringBuilder text, PartRequest part) {
        text.append("Content-Type: application/http").append(END);
        text.append("Content-Transfer-Encoding: binary").append(END).append(END);
        text.append(part.method())
                .append(' ')
                .append(ServiceRoot.PATH)
                .append(part.resource())
                .append(" HTTP/1.1")
                .append(END);
        header(text, "Accept", "application/json");
        part.headers().forEach((name, value) -> header(text, name, value));
        if (!part.body().isEmpty()) {
            header(text, "Content-Type", "application/json; type=entry");
        }
        text.append(END).append(part.body()).append(END);
    }

    private static void header(StringBuilder text, String name, String value) {
        text.append(name).append(": ").append(value).append(END);
    }
}
