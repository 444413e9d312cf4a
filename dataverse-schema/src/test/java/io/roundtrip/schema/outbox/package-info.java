@NullMarked
package io.roundtrip.schema.outbox;

import org.jspecify.annotations.NullMarked;
