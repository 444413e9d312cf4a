package io.roundtrip.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;

/** Looks before anything is started whether every port is free. */
final class PortCheck {

    private PortCheck() {}

    static void requireFree(Ports ports) {
        Map<Integer, String> wanted = new LinkedHashMap<>();
        for (App app : App.values()) {
            wanted.put(app.port(ports), app.module());
        }
        wanted.put(ports.console(), "sandbox console");
        wanted.put(ports.dataverse(), "simulated Dataverse");
        wanted.put(ports.login(), "simulated login");
        wanted.put(ports.erp(), "simulated ERP");
        wanted.put(ports.amqp(), "local Service Bus");
        wanted.put(ports.busAdministration(), "Service Bus administration");
        wanted.forEach(PortCheck::requireFree);
    }

    static void requireFree(int port, String what) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException taken) {
            throw new PortTaken(port, what, PortOwner.of(port));
        }
    }
}
