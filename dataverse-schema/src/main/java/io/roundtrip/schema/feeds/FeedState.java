package io.roundtrip.schema.feeds;

/** Where a mapping stands: no token yet, loading beside the live feed, only following it, or its token has expired. */
public enum FeedState {
    INITIAL,
    LOADING,
    STEADY,
    EXPIRED
}
