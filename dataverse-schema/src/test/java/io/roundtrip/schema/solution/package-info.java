@NullMarked
package io.roundtrip.schema.solution;

import org.jspecify.annotations.NullMarked;
