package io.roundtrip.simulators.dataverse.loading;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * How fields and rows are told apart.
 *
 * @param rowEnd before the end of the line; empty where that alone ends a row
 * @param quoted a field that begins with a quotation mark goes on to the next single one, whatever is between (RFC 4180)
 */
public record CsvFormat(String separator, String rowEnd, boolean quoted) {
    public static final CsvFormat COMMA = new CsvFormat(",", "", true);
    public static final CsvFormat SEMICOLON = new CsvFormat(";", "", true);
    public static final CsvFormat TAB = new CsvFormat("\t", "", true);
    public static final CsvFormat BAR = new CsvFormat("|", "", true);
    /** As SQL Server's sample files have it where a text may have several lines. */
    public static final CsvFormat PLUS_BAR = new CsvFormat("+|", "&|", false);

    public CsvFormat {
        if (separator.isEmpty()) {
            throw new IllegalArgumentException("A CSV file needs something between its fields");
        }
    }

    /** The format whose separator is most frequent in the first line, quoted texts left out; a comma if there is none. */
    static CsvFormat detect(String beginning) {
        if (beginning.contains(PLUS_BAR.separator()) && beginning.contains(PLUS_BAR.rowEnd())) {
            return PLUS_BAR;
        }
        String line =
                beginning.replaceAll("\"[^\"]*\"?", "").lines().findFirst().orElse("");
        return Stream.of(COMMA, TAB, BAR, SEMICOLON)
                .max(Comparator.comparing(format -> count(line, format.separator())))
                .filter(format -> count(line, format.separator()) > 0)
                .orElse(COMMA);
    }

    private static int count(String line, String separator) {
        return line.split(java.util.regex.Pattern.quote(separator), -1).length - 1;
    }

    /** A row, and the line on which it begins. */
    record Record(List<String> fields, int line) {}
}
