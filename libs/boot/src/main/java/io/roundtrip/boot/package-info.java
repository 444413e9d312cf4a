/** The Spring edge that all apps share: settings with clear errors, connections, loops and their health. */
@NullMarked
package io.roundtrip.boot;

import org.jspecify.annotations.NullMarked;
