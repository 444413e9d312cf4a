package io.roundtrip.simulators.dataverse.metadata;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** An element of a {@code $metadata} document, read without anything of the simulator. */
record CsdlXml(Element element) {

    static CsdlXml parse(String text) {
        try {
            return new CsdlXml(DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                    .getDocumentElement());
        } catch (Exception malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    @Override
    public String toString() {
        return element.getTagName() + " " + attribute("Name");
    }

    List<CsdlXml> elements(String name) {
        NodeList nodes = element.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(index -> new CsdlXml((Element) nodes.item(index)))
                .toList();
    }

    /** Types with a key. */
    List<CsdlXml> types() {
        return elements("EntityType").stream()
                .filter(type -> !type.elements("Key").isEmpty())
                .toList();
    }

    CsdlXml type(String name) {
        return named("EntityType", name);
    }

    CsdlXml set(String name) {
        return named("EntitySet", name);
    }

    private CsdlXml named(String kind, String name) {
        return elements(kind).stream()
                .filter(element -> element.attribute("Name").equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " " + name));
    }

    String attribute(String name) {
        return element.getAttribute(name);
    }

    /** The values of one attribute, without elements that do not have it. */
    List<String> all(String name, String attribute) {
        return elements(name).stream()
                .map(one -> one.attribute(attribute))
                .filter(value -> !value.isEmpty())
                .toList();
    }

    Map<String, String> pairs(String name, String key, String value) {
        Map<String, String> pairs = new LinkedHashMap<>();
        elements(name).forEach(one -> pairs.put(one.attribute(key), one.attribute(value)));
        return pairs;
    }
}
