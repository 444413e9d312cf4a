package io.roundtrip.schema.solution;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes a column with the settings that exports list, in their order. */
final class AttributeXml {

    /** A setting with this value is left out. */
    static final String ABSENT = "-";

    /** What an ordinary text column of ours is; nothing of it is audited, searched or shown by default. */
    private static final String SETTINGS = """
            RequiredLevel=none
            DisplayMask=ValidForAdvancedFind|ValidForForm|ValidForGrid
            ImeMode=auto
            ValidForUpdateApi=1
            ValidForReadApi=1
            ValidForCreateApi=1
            IsCustomField=1
            IsAuditEnabled=0
            IsSecured=0
            IntroducedVersion=1.0
            IsCustomizable=1
            IsRenameable=1
            CanModifySearchSettings=1
            CanModifyRequirementLevelSettings=1
            CanModifyAdditionalSettings=1
            SourceType=0
            IsGlobalFilterEnabled=0
            IsSortableEnabled=0
            CanModifyGlobalFilterSettings=1
            CanModifyIsSortableSettings=1
            IsDataSourceSecret=0
            AutoNumberFormat=
            IsSearchable=0
            IsFilterable=0
            IsRetrievable=0
            IsLocalizable=0
            """;

    private AttributeXml() {}

    static Element of(Attribute attribute) {
        String logicalName = attribute.physicalName().toLowerCase(Locale.ROOT);
        List<Element> parts = new ArrayList<>();
        parts.add(Element.text("Type", attribute.type()));
        parts.add(Element.text("Name", logicalName));
        parts.add(Element.text("LogicalName", logicalName));
        settings(attribute.differences()).forEach((name, value) -> parts.add(Element.text(name, value)));
        parts.addAll(attribute.details());
        parts.add(Texts.displayNames(attribute.label()));
        parts.add(Texts.descriptions(attribute.description()));
        return Element.of("attribute", parts).with("PhysicalName", attribute.physicalName());
    }

    private static Map<String, String> settings(Map<String, String> differences) {
        Map<String, String> settings = Settings.parse(SETTINGS);
        if (!settings.keySet().containsAll(differences.keySet())) {
            throw new IllegalArgumentException("Unknown settings among " + differences.keySet());
        }
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.putAll(differences);
        all.values().removeIf(ABSENT::equals);
        return all;
    }
}
