@NullMarked
package io.roundtrip.schema.links;

import org.jspecify.annotations.NullMarked;
