package io.roundtrip.schema.solution;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads a packed solution with the platform's own parser, and nothing of the writers. */
final class PackedTables {

    private final Element customizations;

    private PackedTables(Element customizations) {
        this.customizations = customizations;
    }

    static PackedTables of(byte[] zip) {
        return new PackedTables(parse(entries(zip).get("customizations.xml")));
    }

    static Map<String, String> entries(byte[] zip) {
        Map<String, String> entries = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("No zip", e);
        }
        return entries;
    }

    static Element parse(String xml) {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                    .getDocumentElement();
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new IllegalArgumentException("No XML", e);
        }
    }

    Map<String, Element> tables() {
        Map<String, Element> tables = new TreeMap<>();
        all(customizations, "entity").stream()
                .filter(entity -> entity.hasAttribute("Name"))
                .forEach(entity -> tables.put(entity.getAttribute("Name"), entity));
        return tables;
    }

    /** Columns that are not the platform's: name to type, length and options. */
    static Map<String, String> columns(Element table) {
        Map<String, String> columns = new TreeMap<>();
        for (Element column : all(table, "attribute")) {
            String name = text(column, "LogicalName");
            if (name.startsWith("rt_")) {
                columns.put(
                        name, (text(column, "Type") + " " + text(column, "MaxLength") + " " + options(column)).trim());
            }
        }
        return columns;
    }

    private static String options(Element column) {
        List<String> options = new ArrayList<>();
        for (Element option : all(column, "option")) {
            options.add(option.getAttribute("value") + "="
                    + all(option, "label").get(0).getAttribute("description"));
        }
        return String.join(",", options);
    }

    static String text(Element element, String name) {
        List<Element> found = all(element, name);
        return found.isEmpty() ? "" : found.get(0).getTextContent();
    }

    static List<Element> all(Element element, String name) {
        NodeList nodes = element.getElementsByTagName(name);
        List<Element> found = new ArrayList<>();
        for (int index = 0; index < nodes.getLength(); index++) {
            found.add((Element) nodes.item(index));
        }
        return found;
    }

    static List<Element> children(Element element) {
        return all(element, "*").stream()
                .filter(child -> child.getParentNode().equals(element))
                .toList();
    }

    Element customizations() {
        return customizations;
    }
}
