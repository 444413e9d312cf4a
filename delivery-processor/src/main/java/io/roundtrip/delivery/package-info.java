/**
 * In: notifications from the outbound queue of a target; they carry keys, never data.
 * Out: the row's latest snapshot, transformed, at the target; an acknowledgement on the inbound queue.
 * Crash before the write: the message is received again. After it: written once more, under the same idempotency key.
 * After the acknowledgement: delivered and acknowledged once more. Failed for now: a copy is scheduled, then the original
 * completed. Failed for good: dead-lettered, and the collector stores a failure row before it settles the dead letter.
 */
@NullMarked
package io.roundtrip.delivery;

import org.jspecify.annotations.NullMarked;
