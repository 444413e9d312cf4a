package io.roundtrip.delivery;

import java.net.URI;
import java.time.Duration;

/**
 * Where a target is and how it is called.
 *
 * @param url the address below which its resources are, without a slash at the end
 * @param connectTimeout limit for the connection
 * @param readTimeout limit for one whole answer
 * @param concurrency calls at the same time
 */
record TargetSettings(
        String name, URI url, String apiKey, Duration connectTimeout, Duration readTimeout, int concurrency) {

    /** The key stays out of logs. */
    @Override
    public String toString() {
        return "TargetSettings[" + name + " at " + url + "]";
    }
}
