@NullMarked
package io.roundtrip.schema.mappings;

import org.jspecify.annotations.NullMarked;
