/**
 * The life of a failure row: at most one open per row and mapping, and one class that knows every legal step.
 */
@NullMarked
package io.roundtrip.schema.failures;

import org.jspecify.annotations.NullMarked;
