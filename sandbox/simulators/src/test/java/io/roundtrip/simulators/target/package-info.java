@NullMarked
package io.roundtrip.simulators.target;

import org.jspecify.annotations.NullMarked;
