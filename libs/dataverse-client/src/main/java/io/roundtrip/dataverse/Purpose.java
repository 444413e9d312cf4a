package io.roundtrip.dataverse;

/**
 * What a request is for.
 *
 * @param item names it in messages, without values
 * @param table logical name of the table it is about; empty if there is none, or more than one
 * @param operations rows or calls that count against the entitlement: a batch or a bulk message counts each of its rows
 *     ("Requests limits and allocations")
 */
record Purpose(String item, String table, int operations) {

    static Purpose of(String item, String table) {
        return new Purpose(item, table, 1);
    }
}
