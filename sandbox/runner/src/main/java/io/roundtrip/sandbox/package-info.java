/** Everything on one machine: simulated services, the real apps as processes of their own, one command. */
@NullMarked
package io.roundtrip.sandbox;

import org.jspecify.annotations.NullMarked;
