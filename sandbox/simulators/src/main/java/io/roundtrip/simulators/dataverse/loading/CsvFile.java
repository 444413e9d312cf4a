package io.roundtrip.simulators.dataverse.loading;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rows of one table, one a line, with a line of names at the start unless {@link #withColumns} gives them. A name is the
 * column's logical one; that of a lookup with several targets is followed by a colon and the table. The table must be there.
 * Rows without a value in the table's id column get new ids. Encoding (UTF-8, UTF-16) and separators are found out unless given.
 *
 * @param columns the names, where the file has none; empty if its first line has them
 * @param names from names in the file to those of columns, for those that differ
 */
public record CsvFile(
        Path path,
        String table,
        List<String> columns,
        Map<String, String> names,
        Optional<CsvFormat> format,
        Optional<Charset> charset)
        implements DataSource {
    /** In place of a column's name: its values are not loaded. */
    public static final String NOT_LOADED = "-";

    public CsvFile {
        columns = List.copyOf(columns);
        names = Map.copyOf(names);
    }

    public static CsvFile of(Path path, String table) {
        return new CsvFile(path, table, List.of(), Map.of(), Optional.empty(), Optional.empty());
    }

    /** The file has no line of names; these are they, or {@link #NOT_LOADED}, from left to right. */
    public CsvFile withColumns(String... given) {
        return new CsvFile(path, table, List.of(given), names, format, charset);
    }

    /** What names of the file mean, a column or {@link #NOT_LOADED}. */
    public CsvFile withNames(Map<String, String> given) {
        return new CsvFile(path, table, columns, given, format, charset);
    }

    public CsvFile withFormat(CsvFormat given) {
        return new CsvFile(path, table, columns, names, Optional.of(given), charset);
    }

    public CsvFile withCharset(Charset given) {
        return new CsvFile(path, table, columns, names, format, Optional.of(given));
    }

    String name() {
        return path.toString();
    }
}
