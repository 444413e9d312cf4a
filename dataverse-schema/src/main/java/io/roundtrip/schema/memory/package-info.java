/** The ports of this module in memory: they keep the same promises and pass the same contract tests. For tests only. */
@NullMarked
package io.roundtrip.schema.memory;

import org.jspecify.annotations.NullMarked;
