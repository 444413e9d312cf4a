package io.roundtrip.sandbox;

/** A port that the sandbox needs belongs to somebody else; the message names both and the way out. */
final class PortTaken extends RuntimeException {

    PortTaken(int port, String what, String owner) {
        super("Port " + port + " (" + what + ") is taken by " + owner
                + ". End that process, or shift all ports: ./mvnw -q -ntp -Psandbox -Dsandbox.port-offset=1000");
    }
}
