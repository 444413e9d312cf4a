package io.roundtrip.mapping;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Where one field of the target's body comes from. */
public sealed interface ColumnMapping {

    FieldPath to();

    /** Logical names of the source columns it reads. */
    SortedSet<String> sources();

    /** Whether a row without this value is a Data failure; otherwise the field is sent as null. */
    boolean required();

    /** A source column, translated by a value map first if there is one, then converted. */
    record FromColumn(FieldPath to, String column, Conversion conversion, Optional<String> valueMap, boolean required)
            implements ColumnMapping {
        public FromColumn {
            Names.source(column);
        }

        @Override
        public SortedSet<String> sources() {
            return names(List.of(column));
        }
    }

    /** The same text, number or flag for every row. */
    record Constant(FieldPath to, JsonNode value) implements ColumnMapping {
        public Constant {
            value = Json.canonicalScalar(value);
        }

        @Override
        public SortedSet<String> sources() {
            return names(List.of());
        }

        @Override
        public boolean required() {
            return false;
        }
    }

    /** A JSONata expression over the columns it declares to read; others do not exist for it. */
    record FromExpression(FieldPath to, Expression expression, SortedSet<String> reads, boolean required)
            implements ColumnMapping {
        public FromExpression {
            reads = names(reads);
            reads.forEach(Names::source);
        }

        @Override
        public SortedSet<String> sources() {
            return reads;
        }
    }

    /** A lookup, replaced by the target id that a mapping of the looked-up table brought back. */
    record ParentLookup(
            FieldPath to, String column, Map<String, String> mappingByTable, WhenMissing whenMissing, boolean required)
            implements ColumnMapping {
        public ParentLookup {
            Names.source(column);
            mappingByTable = Collections.unmodifiableMap(new LinkedHashMap<>(mappingByTable));
            if (mappingByTable.isEmpty()) {
                throw new IllegalArgumentException("lookup " + column + " names no table and mapping");
            }
        }

        @Override
        public SortedSet<String> sources() {
            return names(List.of(column));
        }
    }

    private static SortedSet<String> names(Iterable<String> names) {
        SortedSet<String> sorted = new TreeSet<>();
        names.forEach(sorted::add);
        return Collections.unmodifiableSortedSet(sorted);
    }
}
