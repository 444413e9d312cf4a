/** One notification: what happened, what to do, and the acts of a person on it. */
@NullMarked
package io.roundtrip.admin.notifications;

import org.jspecify.annotations.NullMarked;
