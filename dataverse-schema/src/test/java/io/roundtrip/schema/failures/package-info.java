@NullMarked
package io.roundtrip.schema.failures;

import org.jspecify.annotations.NullMarked;
