/** One failure row between delivery, collector, sender, ack processor, watchdog and two people. */
@NullMarked
package io.roundtrip.sandbox.model.failure;

import org.jspecify.annotations.NullMarked;
