package io.roundtrip.simulators.servicebus.administration;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Elements as text, and text as elements. */
final class Xml {
    private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

    private Xml() {}

    static String element(String name, Object value) {
        return "<" + name + ">" + escaped(value.toString()) + "</" + name + ">";
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    /** Throws {@link IllegalArgumentException} when it is not XML. */
    static Element parse(String text) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(NO_DOCTYPE, true);
            return factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(text)))
                    .getDocumentElement();
        } catch (SAXException | IOException e) {
            throw new IllegalArgumentException("The body is not XML: " + e.getMessage(), e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("Every Java platform parses XML", e);
        }
    }

    /** The first element of that name at any depth. */
    static Optional<Element> descendant(Element parent, String name) {
        return Optional.ofNullable(
                (Element) parent.getElementsByTagNameNS("*", name).item(0));
    }

    static List<Element> children(Element parent) {
        NodeList nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(node -> node.getNodeType() == Node.ELEMENT_NODE)
                .map(Element.class::cast)
                .toList();
    }

    static Optional<Element> child(Element parent, String name) {
        return children(parent).stream()
                .filter(element -> name.equals(element.getLocalName()))
                .findFirst();
    }

    /** The text of a child; empty for a child that is not there or has none. */
    static Optional<String> text(Element parent, String name) {
        return child(parent, name)
                .map(element -> element.getTextContent().trim())
                .filter(text -> !text.isEmpty());
    }

    /** The {@code i:type} without its prefix. */
    static Optional<String> type(Element element) {
        String type = element.getAttributeNS("http://www.w3.org/2001/XMLSchema-instance", "type");
        return type.isEmpty() ? Optional.empty() : Optional.of(type.substring(type.indexOf(':') + 1));
    }
}
