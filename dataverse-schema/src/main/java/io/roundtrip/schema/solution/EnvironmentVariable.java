package io.roundtrip.schema.solution;

import java.util.List;

/** A value that differs between environments and that flows and apps of makers read; ours read none of them. */
record EnvironmentVariable(String schemaName, String label, String description) {

    static final List<EnvironmentVariable> ALL = List.of(new EnvironmentVariable(
            "rt_adminurl",
            "Roundtrip admin address",
            "Address of the admin UI of this environment, for links in mails and flows of makers."));

    private static final String TEXT = "100000000";

    Element element() {
        return Element.of(
                        "environmentvariabledefinition",
                        labelled("description", description),
                        labelled("displayname", label),
                        Element.text("introducedversion", SolutionManifest.VERSION),
                        Element.text("iscustomizable", "1"),
                        Element.text("isrequired", "0"),
                        Element.text("secretstore", "0"),
                        Element.text("type", TEXT))
                .with("schemaname", schemaName);
    }

    private static Element labelled(String element, String text) {
        return Element.of(element, Texts.label("label", text)).with("default", text);
    }

    String path() {
        return "environmentvariabledefinitions/" + schemaName + "/environmentvariabledefinition.xml";
    }
}
