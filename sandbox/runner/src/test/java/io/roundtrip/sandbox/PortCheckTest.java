package io.roundtrip.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PortCheckTest {

    @Test
    void aTakenPortIsNamedWithItsOwnerAndTheWayOut() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> PortCheck.requireFree(taken.getLocalPort(), "simulated ERP"))
                    .isInstanceOf(PortTaken.class)
                    .hasMessageContainingAll(
                            "Port " + taken.getLocalPort() + " (simulated ERP)", "sandbox.port-offset");
        }
    }

    @Test
    void onLinuxTheOwnerIsAProcessId() throws IOException {
        assumeTrue(Files.exists(Path.of("/proc/net/tcp")), "only Linux tells by /proc");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(PortOwner.of(taken.getLocalPort()))
                    .startsWith("process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void aFreePortPasses() throws IOException {
        ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        int port = socket.getLocalPort();
        socket.close();
        assertThatCode(() -> PortCheck.requireFree(port, "anything")).doesNotThrowAnyException();
    }
}
