/**
 * What could not be done, and its retry, in a browser. In: outbox records and failure rows from Dataverse, the mappings,
 * a person's wish. Out: one conditional write per wished retry, discard or restore; nothing is sent from here. A crash
 * between any two of these writes leaves the rest undone and visible; asking again is harmless, because a wish that was
 * granted already is refused by the state it left.
 */
@NullMarked
package io.roundtrip.admin;

import org.jspecify.annotations.NullMarked;
