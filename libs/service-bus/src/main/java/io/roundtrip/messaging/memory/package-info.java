/** The bus in memory, for tests that need no broker; it keeps the same promises. */
@NullMarked
package io.roundtrip.messaging.memory;

import org.jspecify.annotations.NullMarked;
