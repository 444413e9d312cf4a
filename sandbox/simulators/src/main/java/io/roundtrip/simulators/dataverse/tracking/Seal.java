package io.roundtrip.simulators.dataverse.tracking;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/**
 * Six digits made from what a link stands for. A client that builds, changes or re-encodes a link, or uses it in another
 * place than the one it was given out for, is found by them; they keep no secret.
 */
final class Seal {
    static final int DIGITS = 6;

    private Seal() {}

    static String of(Object... facts) {
        CRC32 checksum = new CRC32();
        String text = Arrays.stream(facts).map(String::valueOf).collect(Collectors.joining("\n"));
        checksum.update(text.getBytes(StandardCharsets.UTF_8));
        return "%06d".formatted(checksum.getValue() % 1_000_000);
    }
}
