package io.roundtrip.mapping;

import java.util.List;

/** A mapping file that cannot be taken as it is; nothing of it is. */
public final class MappingFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    MappingFileException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    static MappingFileException at(int line, String sentence) {
        return new MappingFileException(List.of("line " + line + ": " + sentence));
    }

    /** One clear sentence each, beginning with "line n: ". */
    public List<String> problems() {
        return problems;
    }
}
