package io.roundtrip.simulators.target;

record RowKey(Resource resource, String sourceId) {
    RowKey {
        if (sourceId.isBlank()) {
            throw new IllegalArgumentException("source id is empty");
        }
    }
}
