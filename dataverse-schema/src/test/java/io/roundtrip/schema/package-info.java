@NullMarked
package io.roundtrip.schema;

import org.jspecify.annotations.NullMarked;
