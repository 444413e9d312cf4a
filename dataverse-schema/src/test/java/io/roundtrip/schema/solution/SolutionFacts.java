package io.roundtrip.schema.solution;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Reads the facts of one file of a solution, packed or unpacked. */
final class SolutionFacts {

    private static final int LONGEST_WORD = 120;

    /** Elements that places start from, wherever they stand. */
    private static final Set<String> STARTS = Set.of(
            "Entity",
            "optionset",
            "forms",
            "savedqueries",
            "RibbonDiffXml",
            "EntityRelationship",
            "AppModule",
            "AppModuleSiteMap",
            "environmentvariabledefinition",
            "section",
            "grid",
            "fetch",
            "SubArea");

    /** Parts of solutions that Roundtrip has none of. */
    private static final Set<String> FOREIGN = Set.of(
            "Workflow",
            "WebResource",
            "CanvasApp",
            "connectionreference",
            "PluginAssembly",
            "SdkMessageProcessingStep",
            "FieldSecurityProfile",
            "EntityMap",
            "CustomControl",
            "MissingDependency",
            "controlDescriptions",
            "events",
            "Navigation",
            "hiddencontrols",
            "formLibraries",
            "parameters",
            "appelements",
            "CustomAction",
            "CommandDefinition",
            "EnvironmentVariables",
            "Visualizations",
            "HierarchyRule",
            "Override",
            "customapi",
            "customapirequestparameter",
            "customapiresponseproperty",
            "maskingrule",
            "attributemaskingrule",
            "SiteMap:ImportExportXml",
            "optionset:optionsets",
            "attribute:partylist",
            "attribute:money",
            "attribute:decimal",
            "attribute:float",
            "attribute:customer",
            "attribute:owner",
            "attribute:image",
            "attribute:file",
            "attribute:uniqueidentifier",
            "attribute:multiselectpicklist");

    private final Set<Fact> facts = new LinkedHashSet<>();

    private SolutionFacts() {}

    /** @throws IllegalArgumentException if it is no XML */
    static Set<Fact> of(byte[] xml) {
        try {
            Element root = DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml))
                    .getDocumentElement();
            SolutionFacts reader = new SolutionFacts();
            reader.element(root, "");
            return reader.facts;
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new IllegalArgumentException("No XML", e);
        }
    }

    private void element(Element element, String parent) {
        String place = place(element, parent);
        facts.add(new Fact(Fact.Kind.ELEMENT, place, ""));
        if (isForeign(element)) {
            return;
        }
        attributes(element, place);
        List<Element> children = children(element);
        if (children.isEmpty()) {
            value(place, element.getTextContent());
        } else {
            facts.add(new Fact(Fact.Kind.ORDER, place, order(children)));
        }
        children.forEach(child -> element(child, place));
    }

    private static boolean isForeign(Element element) {
        Node parent = element.getParentNode();
        return FOREIGN.contains(element.getTagName())
                || FOREIGN.contains(element.getTagName() + ":" + parent.getNodeName())
                || isColumn(element) && FOREIGN.contains("attribute:" + type(element));
    }

    private static String place(Element element, String parent) {
        String name = element.getTagName();
        if (isColumn(element)) {
            return "attribute:" + type(element);
        }
        boolean role = name.equals("Role") && (parent.isEmpty() || parent.endsWith("/Roles"));
        return STARTS.contains(name) || role || parent.isEmpty() ? name : parent + "/" + name;
    }

    private static boolean isColumn(Element element) {
        return element.hasAttribute("PhysicalName");
    }

    /** No known solution has a column of 64-bit integers; what is written of it is held against that of 32-bit ones. */
    private static String type(Element column) {
        String type = column.getElementsByTagName("Type").item(0).getTextContent();
        return type.equals("bigint") ? "int" : type;
    }

    private void attributes(Element element, String place) {
        NamedNodeMap attributes = element.getAttributes();
        for (int index = 0; index < attributes.getLength(); index++) {
            Attr attribute = (Attr) attributes.item(index);
            String at = place + "@" + attribute.getName();
            facts.add(new Fact(Fact.Kind.ATTRIBUTE, at, ""));
            value(at, attribute.getValue());
        }
    }

    private void value(String place, String value) {
        String form = ValueForm.of(place, value);
        if (form.length() <= LONGEST_WORD && form.chars().allMatch(character -> character >= ' ')) {
            facts.add(new Fact(Fact.Kind.VALUE, place, form));
        }
    }

    private static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }

    private static String order(List<Element> children) {
        List<String> names = new ArrayList<>();
        for (Element child : children) {
            if (names.isEmpty() || !names.get(names.size() - 1).equals(child.getTagName())) {
                names.add(child.getTagName());
            }
        }
        return String.join(" ", names);
    }
}
