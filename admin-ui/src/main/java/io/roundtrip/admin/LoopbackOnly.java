package io.roundtrip.admin;

import io.roundtrip.boot.ConfigurationProblem;
import io.roundtrip.boot.Settings;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Nobody signs in yet, so the pages are only for who sits at this machine. */
final class LoopbackOnly {

    private static final String PROPERTY = "server.address";

    private LoopbackOnly() {}

    /** @throws ConfigurationProblem if the pages would be reachable from another machine */
    static void check(Settings settings) {
        String address = settings.required(PROPERTY, "127.0.0.1");
        if (!isLoopback(address)) {
            String wrong = address + " can be reached from other machines, and the admin UI has no sign-in yet";
            throw new ConfigurationProblem(PROPERTY, wrong, "127.0.0.1");
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            throw new ConfigurationProblem(PROPERTY, address + " is not known on this machine", "127.0.0.1");
        }
    }
}
