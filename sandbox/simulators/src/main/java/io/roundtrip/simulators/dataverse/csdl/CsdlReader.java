package io.roundtrip.simulators.dataverse.csdl;

import io.roundtrip.simulators.dataverse.csdl.CsdlModel.EntitySet;
import io.roundtrip.simulators.dataverse.csdl.CsdlModel.EntityType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads {@code $metadata} in one pass (specification "OData CSDL XML Representation 4.0"). */
final class CsdlReader {
    private final XMLStreamReader xml;
    private final Map<String, EntityType> types = new LinkedHashMap<>();
    private final List<EntitySet> sets = new ArrayList<>();

    private CsdlReader(XMLStreamReader xml) {
        this.xml = xml;
    }

    /** @param file the document, compressed if its name ends with {@code .gz} */
    static CsdlModel read(Path file) {
        try (InputStream bytes = Files.newInputStream(file);
                InputStream text = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes) {
            CsdlReader reader = new CsdlReader(factory().createXMLStreamReader(text));
            reader.document();
            return new CsdlModel(reader.types, reader.sets);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (XMLStreamException malformed) {
            throw new IllegalArgumentException(file + " is no XML document", malformed);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    private void document() throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "EntityType" -> type();
                    case "EntitySet" -> set();
                    default -> {}
                }
            }
        }
    }

    private void type() throws XMLStreamException {
        EntityTypeParts parts =
                new EntityTypeParts(attribute("Name"), optional("BaseType").map(CsdlReader::simple));
        each("EntityType", element -> parts.take(element, xml));
        types.put(parts.name(), parts.type());
    }

    private void set() throws XMLStreamException {
        String name = attribute("Name");
        String type = simple(attribute("EntityType"));
        boolean[] tracked = {false};
        String[] term = {""};
        each("EntitySet", element -> {
            if (element.equals("Annotation")) {
                term[0] = attribute("Term");
            } else if (element.equals("PropertyValue") && term[0].endsWith(".ChangeTracking")) {
                tracked[0] |= attribute("Property").equals("Supported")
                        && attribute("Bool").equals("true");
            }
        });
        sets.add(new EntitySet(name, type, tracked[0]));
    }

    /** Each element inside the one that has just begun. */
    private void each(String name, Inner inner) throws XMLStreamException {
        while (xml.next() != XMLStreamConstants.END_ELEMENT
                || !xml.getLocalName().equals(name)) {
            if (xml.isStartElement()) {
                inner.take(xml.getLocalName());
            }
        }
    }

    private interface Inner {
        void take(String element) throws XMLStreamException;
    }

    private Optional<String> optional(String name) {
        return Optional.ofNullable(xml.getAttributeValue(null, name));
    }

    private String attribute(String name) {
        return attribute(xml, name);
    }

    static String attribute(XMLStreamReader xml, String name) {
        return Optional.ofNullable(xml.getAttributeValue(null, name)).orElse("");
    }

    /** Without namespace or alias. */
    static String simple(String qualified) {
        return qualified.substring(qualified.lastIndexOf('.') + 1);
    }
}
