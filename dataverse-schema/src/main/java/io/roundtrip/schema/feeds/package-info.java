/** Where each mapping stands in its table's change feed. */
@NullMarked
package io.roundtrip.schema.feeds;

import org.jspecify.annotations.NullMarked;
