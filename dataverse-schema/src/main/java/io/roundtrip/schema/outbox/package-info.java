/** The sender's durable record of every notification that Service Bus has not accepted yet. */
@NullMarked
package io.roundtrip.schema.outbox;

import org.jspecify.annotations.NullMarked;
