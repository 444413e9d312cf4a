package io.roundtrip.simulators.dataverse.loading;

import java.util.Map;
import java.util.TreeMap;

/**
 * What came of a file.
 *
 * @param rows by table, those of relationships included
 * @param leftOut values that are not in the rows, with the reason and their number, by {@code table.column}
 */
public record LoadReport(Map<String, Integer> rows, Map<LeftOut, Integer> leftOut) {

    /** Why a value is not in a row. */
    public enum Reason {
        /** The system alone writes it: authors, time of the change, version. */
        WRITTEN_BY_THE_SYSTEM,
        /** The lookup leads to a row that is not there, neither before the load nor after it. */
        LEADS_NOWHERE,
        /** Images, files and lists of parties are not simulated. */
        NOT_SIMULATED
    }

    /** Values of one column. */
    public record LeftOut(String table, String column, Reason reason) implements Comparable<LeftOut> {
        @Override
        public int compareTo(LeftOut other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return table + "." + column + " " + reason;
        }
    }

    LoadReport() {
        this(new TreeMap<>(), new TreeMap<>());
    }

    void count(String table) {
        rows.merge(table, 1, Integer::sum);
    }

    void leaveOut(String table, String column, Reason reason) {
        leftOut.merge(new LeftOut(table, column, reason), 1, Integer::sum);
    }

    /** The same, not to be changed. */
    LoadReport complete() {
        return new LoadReport(Map.copyOf(rows), Map.copyOf(leftOut));
    }

    public int total() {
        return rows.values().stream().mapToInt(Integer::intValue).sum();
    }

    public int leftOut(Reason reason) {
        return leftOut.entrySet().stream()
                .filter(entry -> entry.getKey().reason() == reason)
                .mapToInt(Map.Entry::getValue)
                .sum();
    }
}
