/** The sandbox's console: rows to edit, a row's journey as the simulators saw it, faults to switch, apps to kill. No app knows of it. */
@NullMarked
package io.roundtrip.sandbox.console;

import org.jspecify.annotations.NullMarked;
