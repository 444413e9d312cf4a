/** The running app instances and the application users they work as. */
@NullMarked
package io.roundtrip.schema.instances;

import org.jspecify.annotations.NullMarked;
