package io.roundtrip.mapping;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Reads YAML into {@link YamlNode}s; a name that is there twice is an error, and aliases are not supported. */
final class YamlParser {

    private static final int MAX_DEPTH = 20;
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .configure(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION, false)
            .build();

    private final JsonParser parser;
    private int depth;

    private YamlParser(JsonParser parser) {
        this.parser = parser;
    }

    /** @throws MappingFileException with the line at which the text stops being YAML */
    static YamlNode parse(String yaml) {
        try (JsonParser parser = YAML.createParser(new ShortReads(new StringReader(yaml)))) {
            YamlParser reader = new YamlParser(parser);
            if (parser.nextToken() == null) {
                throw MappingFileException.at(1, "the file is empty");
            }
            return reader.value();
        } catch (JacksonException e) {
            int line = Optional.ofNullable(e.getLocation())
                    .map(place -> place.getLineNr())
                    .orElse(1);
            throw MappingFileException.at(Math.max(line, 1), "not YAML: " + lastLine(e.getOriginalMessage()));
        }
    }

    private YamlNode value() {
        if (++depth > MAX_DEPTH) {
            throw MappingFileException.at(line(), "nested more than " + MAX_DEPTH + " deep");
        }
        YamlNode node = switch (parser.currentToken()) {
            case START_OBJECT -> fields();
            case START_ARRAY -> sequence();
            default -> scalar();
        };
        depth--;
        return node;
    }

    private YamlNode fields() {
        int start = line();
        Map<String, YamlNode> values = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            int line = line();
            parser.nextToken();
            if (values.put(name, value()) != null) {
                throw MappingFileException.at(line, "'" + name + "' is there twice");
            }
        }
        return new YamlNode.Fields(start, values);
    }

    private YamlNode sequence() {
        int start = line();
        List<YamlNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value());
        }
        return new YamlNode.Sequence(start, items);
    }

    private YamlNode scalar() {
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            throw MappingFileException.at(line(), "aliases (*name) are not supported");
        }
        String text = Optional.ofNullable(parser.getString()).orElse("");
        return new YamlNode.Scalar(line(), text, parser.currentToken());
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    /** The parser's message quotes the file over several lines; what it expected is in the last one with words. */
    private static String lastLine(String message) {
        return message.lines()
                .map(String::strip)
                .filter(line -> line.matches(".*[a-z]{3}.*"))
                .filter(line -> !line.startsWith("in reader"))
                .reduce((first, second) -> first + ", " + second)
                .orElse("unreadable");
    }
}
