/**
 * In: acknowledgements from the inbound queue, with the keys of both sides.
 * Out: the target's id on the source row, only when it is new or changed; the row's open failure closed.
 * Crash before the patch: the acknowledgement is received again. After it: the patch finds the id there already. After
 * the failure was closed: closing again changes nothing. Every patch carries If-Match, so a row that was deleted
 * meanwhile stays deleted.
 */
@NullMarked
package io.roundtrip.ack;

import org.jspecify.annotations.NullMarked;
