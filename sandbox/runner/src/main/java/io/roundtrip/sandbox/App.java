package io.roundtrip.sandbox;

import java.util.function.ToIntFunction;

/** The apps that the sandbox starts. */
public enum App {
    SENDER("sender", "rt-sender", "Roundtrip Sender", Ports::sender),
    DELIVERY("delivery-processor", "rt-delivery", "Roundtrip Delivery", Ports::delivery),
    ACK("ack-processor", "rt-ack", "Roundtrip Acknowledgement", Ports::ack),
    ADMIN_UI("admin-ui", "rt-admin", "Roundtrip Admin", Ports::adminUi);

    private final String module;
    private final String clientId;
    private final String userName;
    private final ToIntFunction<Ports> port;

    App(String module, String clientId, String userName, ToIntFunction<Ports> port) {
        this.module = module;
        this.clientId = clientId;
        this.userName = userName;
        this.port = port;
    }

    /** Folder of its Maven module, and its name wherever people read it. */
    public String module() {
        return module;
    }

    public String clientId() {
        return clientId;
    }

    String userName() {
        return userName;
    }

    int port(Ports ports) {
        return port.applyAsInt(ports);
    }
}
