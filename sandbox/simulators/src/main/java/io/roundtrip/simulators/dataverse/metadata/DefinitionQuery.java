package io.roundtrip.simulators.dataverse.metadata;

import io.roundtrip.simulators.dataverse.protocol.QueryString;
import io.roundtrip.simulators.dataverse.protocol.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a request wants of definitions (documentation page "Query table definitions using the Web API": no paging, no sorting).
 *
 * @param select empty for all properties
 */
record DefinitionQuery(List<String> select, Optional<DefinitionFilter> filter, Map<String, DefinitionQuery> expand) {
    private static final Set<String> OPTIONS = Set.of("$select", "$filter", "$expand");
    private static final Pattern EXPANSION = Pattern.compile("(\\w+)(?:\\((.*)\\))?", Pattern.DOTALL);

    static DefinitionQuery of(QueryString query) {
        query.allowOnly(OPTIONS);
        return of(query.options());
    }

    private static DefinitionQuery of(Map<String, String> options) {
        Map<String, DefinitionQuery> expand = new LinkedHashMap<>();
        parts(options.getOrDefault("$expand", ""), ',').forEach(text -> expansion(text, expand));
        return new DefinitionQuery(
                parts(options.getOrDefault("$select", ""), ','),
                Optional.ofNullable(options.get("$filter")).map(DefinitionFilterParser::parse),
                expand);
    }

    private static void expansion(String text, Map<String, DefinitionQuery> expand) {
        Matcher matcher = EXPANSION.matcher(text);
        if (!matcher.matches()) {
            throw Refusal.notSimulated("$expand=" + text);
        }
        String options = Optional.ofNullable(matcher.group(2)).orElse("");
        expand.put(matcher.group(1), of(nested(options)));
    }

    private static Map<String, String> nested(String text) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String option : parts(text, ';')) {
            int equals = option.indexOf('=');
            String name = equals < 0 ? option : option.substring(0, equals).strip();
            if (!OPTIONS.contains(name)) {
                throw Refusal.notSimulated("$expand with " + option);
            }
            options.put(name, option.substring(equals + 1));
        }
        return options;
    }

    /** The parts between separators that stand neither in parentheses nor in quotes. */
    private static List<String> parts(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            quoted ^= character == '\'';
            depth += quoted ? 0 : character == '(' ? 1 : character == ')' ? -1 : 0;
            if (character == separator && depth == 0 && !quoted) {
                parts.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        parts.add(text.substring(start).strip());
        return parts.stream().filter(part -> !part.isEmpty()).toList();
    }

    /** As the context of an answer names what was asked for. */
    String context() {
        String names = List.of(
                        String.join(",", select),
                        expand.entrySet().stream()
                                .map(part -> part.getKey()
                                        + (part.getValue().context().isEmpty()
                                                ? "()"
                                                : part.getValue().context()))
                                .collect(Collectors.joining(",")))
                .stream()
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(","));
        return names.isEmpty() ? "" : "(" + names + ")";
    }
}
