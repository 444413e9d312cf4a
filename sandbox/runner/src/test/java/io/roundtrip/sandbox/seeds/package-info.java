@NullMarked
package io.roundtrip.sandbox.seeds;

import org.jspecify.annotations.NullMarked;
