package io.roundtrip.simulators.servicebus.protocol;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.qpid.proton.codec.AMQPDefinedTypes;
import org.apache.qpid.proton.codec.DecoderImpl;
import org.apache.qpid.proton.codec.EncoderImpl;

/**
 * AMQP 1.0 sections to bytes and back (section 3.2 of the specification). proton-j's codec and not the engine's,
 * because the engine's reads a timestamp as a long and so loses its type.
 */
public final class SectionCodec {
    private final DecoderImpl decoder = new DecoderImpl();
    private final EncoderImpl encoder = new EncoderImpl(decoder);
    private ByteBuffer scratch = ByteBuffer.allocate(1 << 17);

    public SectionCodec() {
        AMQPDefinedTypes.registerAllTypes(decoder, encoder);
    }

    /** Reads one section and moves the position behind it. */
    public Object read(ByteBuffer bytes) {
        decoder.setByteBuffer(bytes);
        return decoder.readObject();
    }

    public Object read(byte[] bytes) {
        return read(ByteBuffer.wrap(bytes));
    }

    public byte[] write(Object... sections) {
        while (true) {
            try {
                return writeToScratch(sections);
            } catch (BufferOverflowException e) {
                scratch = ByteBuffer.allocate(scratch.capacity() * 2);
            }
        }
    }

    private byte[] writeToScratch(Object... sections) {
        scratch.clear();
        encoder.setByteBuffer(scratch);
        for (Object section : sections) {
            encoder.writeObject(section);
        }
        return Arrays.copyOf(scratch.array(), scratch.position());
    }
}
