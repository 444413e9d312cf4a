package io.roundtrip.simulators.dataverse.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The platform's list of error codes and their texts; see SOURCES.md beside the file. */
final class ErrorCatalogue {
    private static final String FILE = "/dataverse/errors/crmerrors.txt";
    private static final Path SOURCES = Path.of("src", "main", "java", "io", "roundtrip", "simulators", "dataverse");
    private static final Pattern CODE = Pattern.compile("\"(0x8[0-9A-Fa-f]{7})\"");

    private final Map<String, String> texts;

    private ErrorCatalogue(Map<String, String> texts) {
        this.texts = texts;
    }

    static ErrorCatalogue read() {
        try (InputStream in = Objects.requireNonNull(ErrorCatalogue.class.getResourceAsStream(FILE))) {
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new ErrorCatalogue(all.lines()
                    .map(line -> line.split("\t", -1))
                    .collect(Collectors.toMap(entry -> "0x" + entry[0], entry -> entry[2])));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    boolean has(String code) {
        return texts.containsKey(code.toLowerCase(Locale.ROOT));
    }

    Optional<String> text(String code) {
        return Optional.ofNullable(texts.get(code.toLowerCase(Locale.ROOT)));
    }

    /** Whether a message is the text of its code, whatever stands for the placeholders and before or after it. */
    boolean says(String code, String message) {
        String literal = text(code).orElseThrow().replaceAll("\\.$", "");
        String pattern = Arrays.stream(literal.split("\\{\\d+}", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*", ".*", ".*"));
        return Pattern.compile(pattern, Pattern.DOTALL | Pattern.CASE_INSENSITIVE)
                .matcher(message)
                .matches();
    }

    /** Every code that stands in the simulator's sources. */
    static Set<String> ofTheSimulator() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            Set<String> codes = new TreeSet<>();
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> addCodes(file, codes));
            return codes;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void addCodes(Path file, Set<String> codes) {
        try {
            Matcher matcher = CODE.matcher(Files.readString(file));
            while (matcher.find()) {
                codes.add(matcher.group(1));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
