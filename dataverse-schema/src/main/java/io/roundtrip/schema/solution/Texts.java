package io.roundtrip.schema.solution;

import io.roundtrip.schema.DeterministicId;

/** Labels in the one language that the solution speaks, and ids. */
final class Texts {

    static final String ENGLISH = "1033";

    private static final String INSTANCE_NAMESPACE = "http://www.w3.org/2001/XMLSchema-instance";

    private Texts() {}

    static Element localizedNames(String text) {
        return Element.of("LocalizedNames", label("LocalizedName", text));
    }

    static Element descriptions(String text) {
        return Element.of("Descriptions", label("Description", text));
    }

    static Element displayNames(String text) {
        return Element.of("displaynames", label("displayname", text));
    }

    static Element labels(String text) {
        return Element.of("labels", label("label", text));
    }

    static Element label(String element, String text) {
        return Element.of(element).with("description", text).with("languagecode", ENGLISH);
    }

    /** The root of a file of its own declares the namespace that exporting tools declare. */
    static Element root(Element element) {
        return element.with("xmlns:xsi", INSTANCE_NAMESPACE);
    }

    /** An id in braces that the next run computes again. */
    static String id(String kind, Object... parts) {
        Object[] name = new Object[parts.length + 2];
        name[0] = "solution";
        name[1] = kind;
        System.arraycopy(parts, 0, name, 2, parts.length);
        return braced(DeterministicId.of(name));
    }

    static String braced(Object id) {
        return "{" + id + "}";
    }
}
