@NullMarked
package io.roundtrip.messaging;

import org.jspecify.annotations.NullMarked;
