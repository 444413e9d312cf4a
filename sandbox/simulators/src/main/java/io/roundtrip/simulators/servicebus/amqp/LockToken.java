package io.roundtrip.simulators.servicebus.amqp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.UUID;

/** A lock token as delivery tag: a .NET Guid, whose first three groups are little endian. */
public final class LockToken {
    private LockToken() {}

    static byte[] tag(UUID token) {
        long high = token.getMostSignificantBits();
        ByteBuffer tag = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        tag.putInt((int) (high >>> 32)).putShort((short) (high >>> 16)).putShort((short) high);
        return tag.order(ByteOrder.BIG_ENDIAN)
                .putLong(token.getLeastSignificantBits())
                .array();
    }
}
