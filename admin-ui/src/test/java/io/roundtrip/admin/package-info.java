@NullMarked
package io.roundtrip.admin;

import org.jspecify.annotations.NullMarked;
