package io.roundtrip.dataverse;

/**
 * A privilege with its reach.
 *
 * @param privilege name as the platform knows it, for example {@code prvReadAccount}: the verb and the table's schema name
 */
public record Grant(String privilege, Depth depth) {

    /** How far a privilege reaches ("Security roles and privileges"); organization-owned tables know only global. */
    public enum Depth {
        BASIC,
        LOCAL,
        DEEP,
        GLOBAL
    }

    public static Grant global(String privilege) {
        return new Grant(privilege, Depth.GLOBAL);
    }
}
