package io.roundtrip.mapping;

import java.util.Random;
import java.util.stream.Collectors;

/** Texts that break quoting, for property tests. */
final class Texts {

    private static final String[] PARTS = {
        "'",
        "''",
        "\"",
        "\\",
        ":",
        ": ",
        " #",
        "#",
        ",",
        "{",
        "}",
        "[",
        "]",
        "&",
        "*",
        "!",
        "|",
        ">",
        "%",
        "@",
        "`",
        "-",
        "- ",
        "?",
        "? ",
        "~",
        "=",
        " ",
        "  ",
        "\t",
        "\n",
        "\r",
        "\u0001",
        "\u0085",
        "\u2028",
        "\ufeff",
        "ä",
        "ß",
        "漢",
        "\ud83d\ude00",
        "a",
        "Z",
        "0",
        "1",
        "null",
        "true",
        "NO",
        "0x1F",
        "1e5",
        "2026-01-01",
        ".5",
        "text:",
        "a=text:b"
    };

    private Texts() {}

    static String any(Random random) {
        return random.ints(random.nextInt(6), 0, PARTS.length)
                .mapToObj(i -> PARTS[i])
                .collect(Collectors.joining());
    }
}
