package io.roundtrip.dataverse;

import java.net.URI;
import java.util.UUID;

/** The Web API's addresses in one environment, and the guard that no token leaves it. */
record ServiceRoot(URI origin) {

    static final String PATH = "/api/data/v9.2/";

    /** {@code resource} and {@code query} are given encoded; the resource may bring its own query. */
    URI resource(String resource, String query) {
        return origin.resolve(PATH + resource + (query.isEmpty() ? "" : "?" + query));
    }

    static String rowPath(TableMetadata table, UUID id) {
        return table.entitySet() + "(" + id + ")";
    }

    /** A next or delta link, verbatim, if it stays on this environment. Throws a permanent exception otherwise. */
    URI follow(String item, String link) {
        URI uri = parse(item, link);
        if (!sameOrigin(uri)) {
            String where = uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
            throw DataverseException.refused(item, "its link leads to " + where + " instead of " + origin, null);
        }
        return uri;
    }

    private static URI parse(String item, String link) {
        try {
            return URI.create(Percent.encodeIllegal(link));
        } catch (IllegalArgumentException e) {
            // not the cause: its message would show the link
            throw DataverseException.refused(item, "its link is not an address", null);
        }
    }

    private boolean sameOrigin(URI uri) {
        return origin.getScheme().equalsIgnoreCase(uri.getScheme())
                && origin.getHost().equalsIgnoreCase(uri.getHost())
                && port(origin) == port(uri)
                && uri.getRawUserInfo() == null;
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }
}
