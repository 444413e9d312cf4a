package io.roundtrip.dataverse;

import java.util.concurrent.atomic.AtomicInteger;

/** Rows per page of a change feed: halved when a page was too much for the server, down to 50, and kept so. */
final class PageSize {

    private static final int SMALLEST = 50;

    private final AtomicInteger rows;

    PageSize(int rows) {
        this.rows = new AtomicInteger(rows);
    }

    int rows() {
        return rows.get();
    }

    /** Halves the size that failed, unless somebody else did already; false when it gets no smaller. */
    boolean halve(int failed) {
        return failed > SMALLEST
                && rows.updateAndGet(now -> now == failed ? Math.max(SMALLEST, failed / 2) : now) < failed;
    }
}
