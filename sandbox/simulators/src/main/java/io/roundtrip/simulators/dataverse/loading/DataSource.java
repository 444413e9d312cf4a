package io.roundtrip.simulators.dataverse.loading;

/** Files with rows of one or more tables. */
public sealed interface DataSource permits CsvFile, DataPackage {}
