/** A small ERP over HTTP that keeps customers and contacts by source key, refuses what real systems refuse, and fails on demand. */
@NullMarked
package io.roundtrip.simulators.target;

import org.jspecify.annotations.NullMarked;
