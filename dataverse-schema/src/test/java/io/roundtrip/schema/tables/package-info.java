@NullMarked
package io.roundtrip.schema.tables;

import org.jspecify.annotations.NullMarked;
