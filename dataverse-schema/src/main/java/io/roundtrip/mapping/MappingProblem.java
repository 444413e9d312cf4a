package io.roundtrip.mapping;

import java.util.Optional;

/** One clear sentence about what is wrong, and its place. */
public record MappingProblem(Kind kind, String name, Optional<FieldPath> field, String sentence) {

    /** What the name is the name of. */
    public enum Kind {
        TARGET("target"),
        VALUE_MAP("value map"),
        MAPPING("mapping");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    static MappingProblem of(Kind kind, String name, String sentence) {
        return new MappingProblem(kind, name, Optional.empty(), sentence);
    }

    static MappingProblem of(TableMapping mapping, String sentence) {
        return of(Kind.MAPPING, mapping.name(), sentence);
    }

    static MappingProblem of(TableMapping mapping, ColumnMapping column, String sentence) {
        return new MappingProblem(Kind.MAPPING, mapping.name(), Optional.of(column.to()), sentence);
    }

    @Override
    public String toString() {
        String place = field.map(path -> ", field " + path).orElse("");
        return kind.word + " " + name + place + ": " + sentence;
    }
}
