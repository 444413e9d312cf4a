/**
 * In: changed rows and tombstones of mapped tables (change tracking), requested retries (outbox records, failure rows).
 * Out: notifications on Service Bus; while one waits to be accepted, a record in {@code rt_notification}.
 * Crash after reading a page: the page is read again. After recording: the page is read again and recorded once, by id.
 * After the cursor moved: the record is left Pending and relayed at the next look. After the broker accepted: sent again
 * under the same MessageId, dropped as a duplicate or delivered once more. After deleting: nothing is left to do.
 */
@NullMarked
package io.roundtrip.sender;

import org.jspecify.annotations.NullMarked;
