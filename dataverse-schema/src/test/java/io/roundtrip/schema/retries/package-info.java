@NullMarked
package io.roundtrip.schema.retries;

import org.jspecify.annotations.NullMarked;
