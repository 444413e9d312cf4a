@NullMarked
package io.roundtrip.simulators.servicebus;

import org.jspecify.annotations.NullMarked;
