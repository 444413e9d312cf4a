package io.roundtrip.simulators.dataverse.loading;

import java.io.InputStream;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Goes through the elements of an XML file without keeping them. Declarations of types and entities are refused. */
final class XmlCursor {
    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader reader;
    private Position position;

    XmlCursor(InputStream content, String file) {
        position = Position.of(file);
        try {
            reader = FACTORY.createXMLStreamReader(content);
        } catch (XMLStreamException malformed) {
            throw new LoadingException(position, malformed.getMessage());
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /** Goes to the next start of an element; false when the named one, or the file, has come to its end before. */
    boolean nextIn(String parent) {
        while (advance()) {
            if (reader.isStartElement()) {
                return true;
            }
            if (reader.isEndElement() && reader.getLocalName().equals(parent)) {
                return false;
            }
        }
        return false;
    }

    private boolean advance() {
        try {
            return reader.hasNext() && reader.next() != XMLStreamConstants.END_DOCUMENT;
        } catch (XMLStreamException malformed) {
            throw problem(malformed.getMessage());
        }
    }

    boolean isAt(String element) {
        return reader.getLocalName().equals(element);
    }

    String name() {
        return reader.getLocalName();
    }

    /** Passes over everything in the element that has just begun. */
    void skip() {
        int depth = 1;
        while (depth > 0 && advance()) {
            depth += reader.isStartElement() ? 1 : reader.isEndElement() ? -1 : 0;
        }
    }

    String text() {
        try {
            return reader.getElementText();
        } catch (XMLStreamException malformed) {
            throw problem(malformed.getMessage());
        }
    }

    Optional<String> attribute(String name) {
        return Optional.ofNullable(reader.getAttributeValue(null, name));
    }

    String required(String name) {
        return attribute(name)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> problem("element '%s' lacks the attribute '%s'".formatted(name(), name)));
    }

    void enter(String entity, String record) {
        position = position.of(entity, record);
    }

    Position position() {
        return position.at(reader.getLocation().getLineNumber());
    }

    LoadingException problem(@Nullable String text) {
        return new LoadingException(position(), text);
    }
}
