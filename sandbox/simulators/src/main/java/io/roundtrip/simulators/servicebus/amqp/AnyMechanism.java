package io.roundtrip.simulators.servicebus.amqp;

import org.apache.qpid.protonj2.buffer.ProtonBuffer;
import org.apache.qpid.protonj2.engine.sasl.SaslOutcome;
import org.apache.qpid.protonj2.engine.sasl.SaslServerContext;
import org.apache.qpid.protonj2.engine.sasl.SaslServerListener;
import org.apache.qpid.protonj2.types.Symbol;
import org.apache.qpid.protonj2.types.transport.AMQPHeader;

/** SASL lets everyone in, as the service does: what counts is the token put to {@code $cbs} afterwards. */
public final class AnyMechanism implements SaslServerListener {
    private static final Symbol[] OFFERED = {
        Symbol.valueOf("MSSBCBS"), Symbol.valueOf("ANONYMOUS"), Symbol.valueOf("EXTERNAL"), Symbol.valueOf("PLAIN")
    };

    @Override
    public void handleSaslHeader(SaslServerContext context, AMQPHeader header) {
        context.sendMechanisms(OFFERED.clone());
    }

    @Override
    public void handleSaslInit(SaslServerContext context, Symbol mechanism, ProtonBuffer response) {
        context.sendOutcome(SaslOutcome.SASL_OK, null);
    }

    @Override
    public void handleSaslResponse(SaslServerContext context, ProtonBuffer response) {
        context.sendOutcome(SaslOutcome.SASL_OK, null);
    }
}
