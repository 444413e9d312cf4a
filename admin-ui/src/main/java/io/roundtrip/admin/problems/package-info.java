/** What is not in sync: outbox records and failure rows as one list, and its page. */
@NullMarked
package io.roundtrip.admin.problems;

import org.jspecify.annotations.NullMarked;
