package io.roundtrip.simulators.servicebus.protocol;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.qpid.proton.amqp.UnknownDescribedType;
import org.apache.qpid.protonj2.types.Binary;
import org.apache.qpid.protonj2.types.DescribedType;
import org.apache.qpid.protonj2.types.Symbol;
import org.apache.qpid.protonj2.types.UnsignedByte;
import org.apache.qpid.protonj2.types.UnsignedInteger;
import org.apache.qpid.protonj2.types.UnsignedLong;
import org.apache.qpid.protonj2.types.UnsignedShort;
import org.jspecify.annotations.Nullable;

/** Values read by the engine (protonj2), as the message codec (proton-j) knows them. */
public final class TypeBridge {
    private TypeBridge() {}

    /** Keys become strings, as application properties have them. */
    public static Map<String, Object> properties(@Nullable Map<?, ?> values) {
        Map<String, Object> converted = new LinkedHashMap<>();
        if (values != null) {
            values.forEach((key, value) -> converted.put(key.toString(), toCodec(value)));
        }
        return converted;
    }

    static Object toCodec(Object value) {
        if (value instanceof Symbol symbol) {
            return org.apache.qpid.proton.amqp.Symbol.valueOf(symbol.toString());
        }
        if (value instanceof Binary binary) {
            return new org.apache.qpid.proton.amqp.Binary(binary.asByteArray());
        }
        if (value instanceof DescribedType described) {
            return new UnknownDescribedType(toCodec(described.getDescriptor()), toCodec(described.getDescribed()));
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> converted = new LinkedHashMap<>();
            map.forEach((key, item) -> converted.put(toCodec(key), toCodec(item)));
            return converted;
        }
        return value instanceof List<?> list
                ? list.stream().map(TypeBridge::toCodec).toList()
                : number(value);
    }

    private static Object number(Object value) {
        if (value instanceof UnsignedLong number) {
            return org.apache.qpid.proton.amqp.UnsignedLong.valueOf(number.longValue());
        }
        if (value instanceof UnsignedInteger number) {
            return org.apache.qpid.proton.amqp.UnsignedInteger.valueOf(number.intValue());
        }
        if (value instanceof UnsignedShort number) {
            return org.apache.qpid.proton.amqp.UnsignedShort.valueOf(number.shortValue());
        }
        if (value instanceof UnsignedByte number) {
            return org.apache.qpid.proton.amqp.UnsignedByte.valueOf(number.byteValue());
        }
        return value;
    }
}
