/**
 * What a source row says about its own synchronization: the column {@code rt_sync} and the version of its last change
 * that was not ours.
 */
@NullMarked
package io.roundtrip.schema.sync;

import org.jspecify.annotations.NullMarked;
