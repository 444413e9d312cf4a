package io.roundtrip.simulators.dataverse.reading;

import io.roundtrip.simulators.dataverse.protocol.Annotations;
import io.roundtrip.simulators.dataverse.protocol.Call;
import io.roundtrip.simulators.dataverse.protocol.Refusal;
import io.roundtrip.simulators.dataverse.reading.Property.Step;
import io.roundtrip.simulators.dataverse.tables.Store;
import io.roundtrip.simulators.dataverse.tables.TableSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code $select} and {@code $expand} (documentation page "Join tables using OData"). */
public final class Selections {
    private static final int EXPANSION_LIMIT = 15;
    private static final String REFERENCE = "/$ref";
    private static final Set<String> FOR_COLLECTIONS = Set.of("$orderby", "$top");

    private final NavigationProperties navigations;

    public Selections(Store store) {
        this.navigations = new NavigationProperties(store);
    }

    public Selection of(TableSchema schema, Call call) {
        Map<String, String> options = call.query().options();
        Selection selection = selection(schema, options, call.annotations());
        if (expansions(selection) > EXPANSION_LIMIT) {
            throw Refusal.badQuery("A query has at most %d $expand options.".formatted(EXPANSION_LIMIT));
        }
        return selection;
    }

    private static int expansions(Selection selection) {
        return selection.expansions().stream()
                .mapToInt(expansion ->
                        1 + expansion.shown().map(Selections::expansions).orElse(0))
                .sum();
    }

    private Selection selection(TableSchema schema, Map<String, String> options, Annotations annotations) {
        Selection columns = Selection.of(schema, Optional.ofNullable(options.get("$select")), annotations);
        String expand = options.get("$expand");
        if (expand == null) {
            return columns;
        }
        return columns.with(split(expand, ',').stream()
                .map(item -> expansion(schema, item, annotations))
                .toList());
    }

    private Expansion expansion(TableSchema schema, String item, Annotations annotations) {
        if (item.endsWith(REFERENCE)) {
            String navigation = item.substring(0, item.length() - REFERENCE.length());
            return new Expansion(navigation, step(schema, navigation), Optional.empty());
        }
        int open = item.indexOf('(');
        String navigation = open < 0 ? item : item.substring(0, open).trim();
        Step step = step(schema, navigation);
        Map<String, String> options = open < 0 ? Map.of() : options(item.substring(open));
        return new Expansion(
                navigation, step, Optional.of(selection(step.target().schema(), options, annotations)));
    }

    private Step step(TableSchema schema, String navigation) {
        return navigations.find(schema, navigation).orElseThrow(() -> PropertyPaths.unknown(schema, navigation));
    }

    private static Map<String, String> options(String parenthesized) {
        if (!parenthesized.endsWith(")")) {
            throw Refusal.badQuery("')' expected at the end of '%s'.".formatted(parenthesized));
        }
        Map<String, String> options = new LinkedHashMap<>();
        for (String option : split(parenthesized.substring(1, parenthesized.length() - 1), ';')) {
            int equals = option.indexOf('=');
            if (equals < 0) {
                throw Refusal.badQuery("'=' expected in '%s'.".formatted(option));
            }
            options.put(
                    known(option.substring(0, equals).trim()),
                    option.substring(equals + 1).trim());
        }
        return options;
    }

    private static String known(String option) {
        if (FOR_COLLECTIONS.contains(option)) {
            throw Refusal.badQuery(
                    "Only $select and $filter clause can be provided while doing $expand on many-to-one relationship or nested one-to-many relationship.");
        }
        if (!option.equals("$select") && !option.equals("$expand")) {
            throw Refusal.notSimulated(option + " in $expand");
        }
        return option;
    }

    /** The parts between separators that stand in no parentheses. */
    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            depth += character == '(' ? 1 : character == ')' ? -1 : 0;
            if (character == separator && depth == 0) {
                parts.add(text.substring(start, i).trim());
                start = i + 1;
            }
        }
        parts.add(text.substring(start).trim());
        return parts;
    }
}
