package io.roundtrip.simulators.dataverse.tables;

/**
 * What stands for a row's version in {@code @odata.etag}, {@code ETag} and {@code If-Match}: a number that tells versions apart
 * and nothing else. Clients must not read more into it (documentation page "Perform conditional operations using the Web API");
 * whether it is the row's {@code versionnumber} is documented nowhere.
 */
public final class Etags {
    private static final long DISGUISE = 0x2a5a5a;

    private volatile boolean versions;

    public String of(Row row) {
        long number = versions ? row.version() : row.version() ^ DISGUISE;
        return "W/\"" + number + "\"";
    }

    /** Whether the number is the version itself, as in the documentation's examples of standard tables. */
    public void showVersions(boolean shown) {
        versions = shown;
    }
}
