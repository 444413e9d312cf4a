@NullMarked
package io.roundtrip.schema.cli;

import org.jspecify.annotations.NullMarked;
