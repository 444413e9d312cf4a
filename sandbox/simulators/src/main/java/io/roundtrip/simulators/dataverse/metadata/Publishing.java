package io.roundtrip.simulators.dataverse.metadata;

import io.roundtrip.simulators.dataverse.protocol.Answer;
import io.roundtrip.simulators.dataverse.protocol.Refusal;
import io.roundtrip.simulators.dataverse.tables.Table;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The actions PublishXml and PublishAllXml (documentation page "Publish customizations"). */
final class Publishing {
    private final Customizations customizations;

    Publishing(Customizations customizations) {
        this.customizations = customizations;
    }

    Answer all() {
        customizations.store().tables().forEach(customizations::publish);
        return Answer.empty(204);
    }

    /** The tables that are named; web resources, site maps and the like have no definitions here. */
    Answer named(DefinitionBody body) {
        NodeList names = parse(body.require("ParameterXml")).getElementsByTagName("entity");
        List<Table> tables = IntStream.range(0, names.getLength())
                .mapToObj(i -> names.item(i).getTextContent().strip())
                .map(customizations::require)
                .toList();
        tables.forEach(customizations::publish);
        return Answer.empty(204);
    }

    private static Document parse(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            Document document = builder.parse(new InputSource(new StringReader(xml)));
            if (!document.getDocumentElement().getTagName().equals("importexportxml")) {
                throw invalid();
            }
            return document;
        } catch (SAXException | IOException | ParserConfigurationException malformed) {
            throw invalid();
        }
    }

    private static Refusal invalid() {
        return new Refusal(400, "0x80040201", "Invalid XML.");
    }
}
