/** One message that fails and is scheduled again, with kills between schedule and complete. */
@NullMarked
package io.roundtrip.sandbox.model.retry;

import org.jspecify.annotations.NullMarked;
