@org.jspecify.annotations.NullMarked
package io.roundtrip.simulators.servicebus.access;
