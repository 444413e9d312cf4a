package io.roundtrip.sandbox;

/** Where everything listens on 127.0.0.1; 0 takes a free port. */
public record Ports(
        int adminUi,
        int sender,
        int delivery,
        int ack,
        int console,
        int dataverse,
        int login,
        int erp,
        int amqp,
        int busAdministration) {

    /** The documented ports, all shifted by {@code offset}. */
    static Ports documented(int offset) {
        return new Ports(
                8080 + offset,
                8081 + offset,
                8082 + offset,
                8083 + offset,
                8090 + offset,
                8091 + offset,
                8092 + offset,
                8093 + offset,
                5672 + offset,
                5300 + offset);
    }

    public static Ports free() {
        return new Ports(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }
}
