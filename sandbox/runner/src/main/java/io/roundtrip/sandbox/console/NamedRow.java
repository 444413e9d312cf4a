package io.roundtrip.sandbox.console;

import io.roundtrip.sandbox.seeds.Seeds;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An account of the seeds that the sandbox itself works on. The three lists have no account in common. */
record NamedRow(UUID id, String name) {

    private static final List<String> ON_THE_CONSOLE = List.of(
            "Next-Door Bike Store",
            Seeds.ACCOUNT_REFUSED_BY_THE_BUS,
            Seeds.ACCOUNT_WITHOUT_COUNTRY,
            "Seaside Bike Works",
            "Downhill Bicycle Specialists");
    private static final List<String> REFUSED_BY_THE_TARGET = List.of(
            "Good Toys", "Fun Times Club", "Best o' Bikes", "Action Bicycle Specialists", "Racks and Security Systems");
    private static final List<String> IN_THE_DEMO = List.of(
            "A Bicycle Association",
            "A Bike Store",
            "A Cycle Shop",
            "A Great Bicycle Company",
            "Active Systems",
            "All Seasons Sports Supply",
            "Another Bicycle Company",
            "Area Bike Accessories",
            "Budget Bike Company",
            "Finer Parts Shop",
            "Locks Company",
            "Mountain Emporium",
            "Perfect Toys",
            "Recreation Supplies",
            "Relecloud",
            "Third Bike Store",
            "Valley Bicycle Specialists",
            "Variety Cycling",
            "Westside Plaza",
            "World Bike Discount Store");

    /** The five with an edit form. */
    static List<NamedRow> onTheConsole(Seeds seeds) {
        return named(seeds, ON_THE_CONSOLE);
    }

    /** The five of the seeded failure "target down". */
    static List<NamedRow> refusedByTheTarget(Seeds seeds) {
        return named(seeds, REFUSED_BY_THE_TARGET);
    }

    /** The twenty that the living demo edits, and nobody else. */
    static List<NamedRow> inTheDemo(Seeds seeds) {
        return named(seeds, IN_THE_DEMO);
    }

    private static List<NamedRow> named(Seeds seeds, List<String> names) {
        return names.stream().map(name -> of(seeds, name)).toList();
    }

    /** Throws {@link IllegalStateException} when the seeds have no such account. */
    static NamedRow of(Seeds seeds, String name) {
        Map<String, Object> row = seeds.accounts()
                .find("name", name)
                .orElseThrow(() -> new IllegalStateException("no account of the seeds is called " + name));
        return new NamedRow(UUID.fromString(String.valueOf(row.get("accountid"))), name);
    }
}
