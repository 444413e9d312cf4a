/** The rows a fresh sandbox starts with: an extract of Microsoft's sample data, see {@code seeds/NOTICE.md} for origin, licence and changes. */
@NullMarked
package io.roundtrip.sandbox.seeds;

import org.jspecify.annotations.NullMarked;
