package io.roundtrip.simulators.dataverse.tables;

/**
 * A table that a lookup leads to.
 *
 * @param navigationProperty on the lookup's table; case-sensitive
 * @param relationship the relationship's schema name, and on the table that is looked up the navigation property back
 */
public record LookupTarget(String navigationProperty, String table, String relationship) {}
