/** Target ids that cannot stand on the source row. */
@NullMarked
package io.roundtrip.schema.links;

import org.jspecify.annotations.NullMarked;
