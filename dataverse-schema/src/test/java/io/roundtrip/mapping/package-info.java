@NullMarked
package io.roundtrip.mapping;

import org.jspecify.annotations.NullMarked;
