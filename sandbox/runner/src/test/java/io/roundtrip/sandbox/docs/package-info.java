/** Keeps what the documents say true to what the code does. */
@NullMarked
package io.roundtrip.sandbox.docs;

import org.jspecify.annotations.NullMarked;
