package io.roundtrip.simulators.dataverse.loading;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * The text of a CSV file, and what its first bytes tell: a byte order mark, or a zero in each pair of bytes as UTF-16 has it
 * where the text is Latin; else it is UTF-8. Bytes that are no text in the encoding are refused.
 */
record CsvText(Path path, Charset charset, int mark, String beginning) {
    private static final int LOOKED_AT = 8192;
    private static final char MARK = '\ufeff';

    static CsvText of(Path path, Optional<Charset> given) throws IOException {
        byte[] start;
        try (InputStream content = Files.newInputStream(path)) {
            start = content.readNBytes(LOOKED_AT);
        }
        Charset charset = given.orElseGet(() -> charset(start));
        String text = new String(start, charset);
        boolean marked = !text.isEmpty() && text.charAt(0) == MARK;
        int mark = marked ? String.valueOf(MARK).getBytes(charset).length : 0;
        return new CsvText(path, charset, mark, marked ? text.substring(1) : text);
    }

    private static Charset charset(byte[] start) {
        if (begins(start, 0xFF, 0xFE) || start.length > 1 && start[0] != 0 && start[1] == 0) {
            return StandardCharsets.UTF_16LE;
        }
        return begins(start, 0xFE, 0xFF) || start.length > 1 && start[0] == 0 && start[1] != 0
                ? StandardCharsets.UTF_16BE
                : StandardCharsets.UTF_8;
    }

    private static boolean begins(byte[] start, int... mark) {
        byte[] wanted = new byte[mark.length];
        for (int i = 0; i < mark.length; i++) {
            wanted[i] = (byte) mark[i];
        }
        return start.length >= mark.length && Arrays.equals(Arrays.copyOf(start, mark.length), wanted);
    }

    Reader open() throws IOException {
        InputStream content = new BufferedInputStream(Files.newInputStream(path));
        content.skipNBytes(mark);
        return new InputStreamReader(
                content,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }
}
