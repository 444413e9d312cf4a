package io.roundtrip.simulators.servicebus.faults;

import io.roundtrip.simulators.servicebus.protocol.EntityAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Who is connected. Belongs to the loop's thread. */
public final class Connections {
    /** A client's connection, as far as faults reach it. */
    public interface Connection {
        /** Closes the links of one queue with an error; says how many. */
        int detachLinks(EntityAddress queue, String condition);

        /** Closes with an error, as the service does when it moves a namespace. */
        void close(String condition);

        /** Closes the links whose entity is gone or disabled, with that as the reason. */
        void endUnusableLinks();

        /** Ends the TCP connection without a word. Locks of its receivers are treated as those of closed links. */
        void drop();
    }

    private final Set<Connection> connections = new LinkedHashSet<>();

    public void add(Connection connection) {
        connections.add(connection);
    }

    public void remove(Connection connection) {
        connections.remove(connection);
    }

    public List<Connection> all() {
        return List.copyOf(connections);
    }
}
