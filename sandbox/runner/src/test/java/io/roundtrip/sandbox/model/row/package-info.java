/** One source row on its way through sender, delivery, target and ack processor, with edits, deletes and faults. */
@NullMarked
package io.roundtrip.sandbox.model.row;

import org.jspecify.annotations.NullMarked;
