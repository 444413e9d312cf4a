@NullMarked
package io.roundtrip.schema.audit;

import org.jspecify.annotations.NullMarked;
