/** The list and its retries for scripts, as JSON over HTTP. */
@NullMarked
package io.roundtrip.admin.api;

import org.jspecify.annotations.NullMarked;
