/** Retries of many failures at once: what was selected, how far it has come, and what came of it. */
@NullMarked
package io.roundtrip.schema.retries;

import org.jspecify.annotations.NullMarked;
