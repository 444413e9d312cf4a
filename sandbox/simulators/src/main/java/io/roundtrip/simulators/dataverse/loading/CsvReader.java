package io.roundtrip.simulators.dataverse.loading;

import io.roundtrip.simulators.dataverse.loading.CsvFormat.Record;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads rows of a CSV file one by one. */
final class CsvReader {
    private static final int END = -1;

    private final Reader source;
    private final CsvFormat format;
    private final Position file;
    private final char[] buffer = new char[1 << 14];
    private int place;
    private int filled;
    private int line = 1;

    /** @param source begins after a byte order mark */
    CsvReader(Reader source, CsvFormat format, Position file) {
        this.source = source;
        this.format = format;
        this.file = file;
    }

    /** The next row that is not an empty line; empty at the end. */
    Optional<Record> next() throws IOException {
        while (peek(0) != END) {
            Record row = row();
            if (row.fields().size() > 1 || !row.fields().get(0).isEmpty()) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    private Record row() throws IOException {
        int start = line;
        List<String> fields = new ArrayList<>();
        do {
            fields.add(field());
        } while (take(format.separator()));
        takeRowEnd();
        return new Record(fields, start);
    }

    private String field() throws IOException {
        return format.quoted() && peek(0) == '"' ? quoted() : plain();
    }

    private String plain() throws IOException {
        StringBuilder text = new StringBuilder();
        while (!isAtFieldEnd()) {
            text.append((char) take());
        }
        return text.toString();
    }

    private String quoted() throws IOException {
        int start = line;
        StringBuilder text = new StringBuilder();
        take();
        while (peek(0) != '"' || peek(1) == '"') {
            if (peek(0) == END) {
                throw problem(start, "the quotation that begins here has no end");
            }
            if (peek(0) == '"') {
                take();
            }
            text.append((char) take());
        }
        take();
        if (!isAtFieldEnd()) {
            throw problem(line, "there is text behind a closing quotation mark");
        }
        return text.toString();
    }

    private boolean isAtFieldEnd() throws IOException {
        return peek(0) == END || isAt(format.separator()) || isAtRowEnd();
    }

    private boolean isAtRowEnd() throws IOException {
        return format.rowEnd().isEmpty() ? peek(0) == '\n' || peek(0) == '\r' : isAt(format.rowEnd());
    }

    private void takeRowEnd() throws IOException {
        if (!format.rowEnd().isEmpty() && peek(0) != END && !take(format.rowEnd())) {
            throw problem(line, "the row has no end");
        }
        take("\r");
        take("\n");
    }

    private boolean isAt(String text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            if (peek(i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean take(String text) throws IOException {
        boolean there = isAt(text);
        for (int i = 0; there && i < text.length(); i++) {
            take();
        }
        return there;
    }

    /** Lines end with a line feed, a carriage return, or both. */
    private int take() throws IOException {
        int next = peek(0);
        line += next == '\n' || next == '\r' && peek(1) != '\n' ? 1 : 0;
        place++;
        return next;
    }

    private int peek(int ahead) throws IOException {
        while (place + ahead >= filled) {
            if (!fill()) {
                return END;
            }
        }
        return buffer[place + ahead];
    }

    private boolean fill() throws IOException {
        System.arraycopy(buffer, place, buffer, 0, filled - place);
        filled -= place;
        place = 0;
        int read = source.read(buffer, filled, buffer.length - filled);
        filled += Math.max(read, 0);
        return read >= 0;
    }

    int line() {
        return line;
    }

    private LoadingException problem(int where, String text) {
        return new LoadingException(file.at(where), text);
    }
}
