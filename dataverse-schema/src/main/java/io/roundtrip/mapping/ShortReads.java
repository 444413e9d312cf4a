package io.roundtrip.mapping;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Gives fewer characters per read than were asked for: snakeyaml-engine 3.0.1 (StreamReader) writes behind its buffer of
 * 1025 when a full read ends between the two halves of a character such as an emoji.
 */
final class ShortReads extends FilterReader {

    private static final int MOST = 512;

    ShortReads(Reader in) {
        super(in);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        return super.read(buffer, offset, Math.min(length, MOST));
    }
}
