/** Who did what, when, to what and why: entries are added and read, never changed. */
@NullMarked
package io.roundtrip.schema.audit;

import org.jspecify.annotations.NullMarked;
