package io.roundtrip.dataverse;

import java.time.LocalDate;

/**
 * What an application user spent on a day of UTC through this client.
 *
 * @param requests attempts that were sent; a batch is one
 * @param operations rows and calls, as the entitlement counts them ("Requests limits and allocations"): each row of a
 *     batch or bulk message is one
 */
public record Usage(String user, LocalDate day, long requests, long operations) {

    static Usage none(String user, LocalDate day) {
        return new Usage(user, day, 0, 0);
    }

    Usage plus(LocalDate today, int moreOperations) {
        return today.equals(day)
                ? new Usage(user, day, requests + 1, operations + moreOperations)
                : new Usage(user, today, 1, moreOperations);
    }
}
