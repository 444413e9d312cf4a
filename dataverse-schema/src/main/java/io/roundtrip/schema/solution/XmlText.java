package io.roundtrip.schema.solution;

import java.util.Map;

/** Elements as text, in the layout of the exporting tools: two spaces, one element a line. */
final class XmlText {

    private final StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");

    private XmlText() {}

    static String of(Element root) {
        XmlText text = new XmlText();
        text.write(root, "");
        return text.out.toString();
    }

    private void write(Element element, String indent) {
        out.append(indent).append('<').append(element.name());
        for (Map.Entry<String, String> attribute : element.attributes().entrySet()) {
            out.append(' ').append(attribute.getKey()).append("=\"");
            out.append(escaped(attribute.getValue())).append('"');
        }
        if (!element.children().isEmpty()) {
            out.append(">\n");
            element.children().forEach(child -> write(child, indent + "  "));
            out.append(indent).append("</").append(element.name()).append(">\n");
        } else if (element.text().isPresent()) {
            out.append('>').append(escaped(element.text().get()));
            out.append("</").append(element.name()).append(">\n");
        } else {
            out.append(" />\n");
        }
    }

    private static String escaped(String value) {
        if (value.chars().anyMatch(character -> character < ' ')) {
            throw new IllegalArgumentException("A control character cannot be written: " + value);
        }
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
