@NullMarked
package io.roundtrip.sandbox.console;

import org.jspecify.annotations.NullMarked;
