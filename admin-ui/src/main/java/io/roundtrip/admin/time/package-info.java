/** Times as people read them. */
@NullMarked
package io.roundtrip.admin.time;

import org.jspecify.annotations.NullMarked;
