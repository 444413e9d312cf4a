package io.roundtrip.simulators.dataverse.tables;

/**
 * A table that a lookup leads to.
 *
 * @param navigationProperty on the lookup's table; case-sensitive
 * @param relationship the relationship's schema name, and on the table that is looked up the navigation property back; empty
 *     for one that is named after the lookup
 */
public record LookupTarget(String navigationProperty, String table, String relationship) {

    /** With a relationship that is named after the lookup's table, which the definition of a column does not know. */
    static LookupTarget of(String navigationProperty, String table) {
        return new LookupTarget(navigationProperty, table, "");
    }

    /** The relationship's schema name, unique in the environment. */
    public String relationshipOf(String lookupTable) {
        return relationship.isEmpty() ? lookupTable + "_" + navigationProperty : relationship;
    }
}
