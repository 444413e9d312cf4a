package io.roundtrip.dataverse;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * The environment's model, read whole and kept until the version of its metadata changes. Asking for the version is one
 * small request. Sources: Web API, "Web API Service Documents", "Compose HTTP requests and handle errors" (annotation
 * {@code Microsoft.Dynamics.CRM.globalmetadataversion}).
 */
final class Models {

    private static final String VERSION = "Microsoft.Dynamics.CRM.globalmetadataversion";

    private final Requests requests;
    private final ServiceRoot root;
    private volatile @Nullable Known known;

    private record Known(String version, EnvironmentModel model) {}

    Models(Requests requests, ServiceRoot root) {
        this.requests = requests;
        this.root = root;
    }

    /** The version is asked for first: a change between the two requests costs reading once more, never a stale model. */
    EnvironmentModel current() {
        Optional<String> version = version();
        Known kept = known;
        if (kept != null && version.filter(kept.version()::equals).isPresent()) {
            return kept.model();
        }
        EnvironmentModel model = read();
        version.ifPresent(text -> known = new Known(text, model));
        return model;
    }

    /** Empty from an environment that does not tell it, whose model is then read each time. */
    private Optional<String> version() {
        String item = "version of the metadata";
        HttpCall call = HttpCall.get(
                        Purpose.of(item, "organization"),
                        root.resource("organizations", "$select=organizationid&$top=1"))
                .with("Prefer", "odata.include-annotations=\"" + VERSION + "\"");
        String body = requests.send(call).orThrow().body();
        try {
            return Json.MAPPER.readTree(body).path("@" + VERSION).asStringOpt();
        } catch (JacksonException e) {
            throw DataverseException.unanswered(item, "unreadable", e);
        }
    }

    private EnvironmentModel read() {
        String item = "$metadata";
        HttpCall call = HttpCall.get(Purpose.of(item, ""), root.resource("$metadata", "annotations=true"))
                .with("Accept", "application/xml");
        byte[] xml = requests.send(call).orThrow().body().getBytes(StandardCharsets.UTF_8);
        try {
            return MetadataDocument.read(new ByteArrayInputStream(xml));
        } catch (RuntimeException e) {
            throw DataverseException.unanswered(item, "not a document that Olingo can read", e);
        }
    }
}
