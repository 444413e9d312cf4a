/** Retries of one, of some and of all: the plan first, then one conditional write each. */
@NullMarked
package io.roundtrip.admin.retries;

import org.jspecify.annotations.NullMarked;
