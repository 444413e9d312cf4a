package io.roundtrip.mapping;

import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonToken;

/** A YAML value that knows its line, counted from 1. */
sealed interface YamlNode {

    int line();

    /** {@code text} as it stands in the file, so that 01 and 1.50 keep their digits. */
    record Scalar(int line, String text, JsonToken token) implements YamlNode {}

    record Sequence(int line, List<YamlNode> items) implements YamlNode {}

    record Fields(int line, Map<String, YamlNode> values) implements YamlNode {}
}
