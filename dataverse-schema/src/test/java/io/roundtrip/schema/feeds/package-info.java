@NullMarked
package io.roundtrip.schema.feeds;

import org.jspecify.annotations.NullMarked;
