/** Where targets, mappings and value maps are kept, and the snapshot of them that every app works with. */
@NullMarked
package io.roundtrip.schema.mappings;

import org.jspecify.annotations.NullMarked;
