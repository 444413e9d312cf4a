package io.roundtrip.dataverse;

/** What every kind of request needs. */
record Connection(Requests requests, ServiceRoot root, Tables tables, int pageSize) {}
