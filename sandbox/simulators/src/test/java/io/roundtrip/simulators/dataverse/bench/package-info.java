/** Figures of the simulated Dataverse. The service runs in a process of its own, as it does for its users. */
@org.jspecify.annotations.NullMarked
package io.roundtrip.simulators.dataverse.bench;
