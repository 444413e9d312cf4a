@NullMarked
package io.roundtrip.schema.instances;

import org.jspecify.annotations.NullMarked;
