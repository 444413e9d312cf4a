package io.roundtrip.schema.solution;

import io.roundtrip.schema.tables.TableDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns that Dataverse gives every organization-owned table. Exports list them, and an import is known to refuse
 * tables without them.
 */
final class SystemColumns {

    private static final Map<String, String> SYSTEM = Map.of("IsCustomField", "0");
    private static final Map<String, String> WRITTEN_BY_PLATFORM =
            Map.of("IsCustomField", "0", "ValidForUpdateApi", "0", "ValidForCreateApi", "0");
    private static final Map<String, String> CREATE_ONLY = Map.of("IsCustomField", "0", "ValidForUpdateApi", "0");

    private SystemColumns() {}

    static List<Attribute> of(TableDefinition table) {
        return List.of(
                key(table),
                user("CreatedBy", "Created By", "user who created the record"),
                moment("CreatedOn", "Created On", "Date and time when the record was created."),
                user("CreatedOnBehalfBy", "Created By (Delegate)", "delegate user who created the record"),
                importSequenceNumber(),
                user("ModifiedBy", "Modified By", "user who modified the record"),
                moment("ModifiedOn", "Modified On", "Date and time when the record was modified."),
                user("ModifiedOnBehalfBy", "Modified By (Delegate)", "delegate user who modified the record"),
                organization(),
                overriddenCreatedOn(),
                state(table),
                status(table),
                zone("TimeZoneRuleVersionNumber", "Time Zone Rule Version Number", "For internal use only."),
                zone(
                        "UTCConversionTimeZoneCode",
                        "UTC Conversion Time Zone Code",
                        "Time zone code that was in use when the record was created."));
    }

    private static Attribute key(TableDefinition table) {
        Map<String, String> differences = and(
                CREATE_ONLY,
                Map.of(
                        "RequiredLevel", "systemrequired",
                        "DisplayMask", "ValidForAdvancedFind|RequiredForGrid",
                        "CanModifyRequirementLevelSettings", "0",
                        "IsFilterable", "1",
                        "IsRetrievable", "1"));
        String description = "Unique identifier for entity instances";
        return new Attribute(table.idColumn(), "primarykey", table.displayName(), description, differences, List.of());
    }

    private static Attribute user(String name, String label, String who) {
        return lookup(name, label, "Unique identifier of the " + who + ".", WRITTEN_BY_PLATFORM);
    }

    private static Attribute organization() {
        Map<String, String> differences = and(WRITTEN_BY_PLATFORM, Map.of("DisplayMask", AttributeXml.ABSENT));
        return lookup("OrganizationId", "Organization Id", "Unique identifier for the organization", differences);
    }

    private static Attribute lookup(String name, String label, String description, Map<String, String> differences) {
        List<Element> details = List.of(Element.text("LookupStyle", "single"), Element.of("LookupTypes"));
        return new Attribute(name, "lookup", label, description, differences, details);
    }

    private static Attribute moment(String name, String label, String description) {
        Map<String, String> differences =
                and(WRITTEN_BY_PLATFORM, Map.of("ImeMode", "inactive", "IsFilterable", "1", "IsRetrievable", "1"));
        return new Attribute(
                name, "datetime", label, description, differences, OwnColumns.moment("datetime", "0", "1"));
    }

    private static Attribute overriddenCreatedOn() {
        Map<String, String> differences =
                and(CREATE_ONLY, Map.of("DisplayMask", "ValidForAdvancedFind|ValidForGrid", "ImeMode", "inactive"));
        return new Attribute(
                "OverriddenCreatedOn",
                "datetime",
                "Record Created On",
                "Date and time that the record was migrated.",
                differences,
                OwnColumns.moment("date", "0", "1"));
    }

    private static Attribute importSequenceNumber() {
        Map<String, String> differences =
                and(CREATE_ONLY, Map.of("DisplayMask", "ValidForAdvancedFind", "ImeMode", "disabled"));
        return new Attribute(
                "ImportSequenceNumber",
                "int",
                "Import Sequence Number",
                "Sequence number of the import that created this record.",
                differences,
                OwnColumns.range("", Integer.MIN_VALUE, Integer.MAX_VALUE));
    }

    private static Attribute zone(String name, String label, String description) {
        Map<String, String> differences = and(SYSTEM, Map.of("DisplayMask", AttributeXml.ABSENT));
        return new Attribute(name, "int", label, description, differences, OwnColumns.range("", -1, Integer.MAX_VALUE));
    }

    private static Attribute state(TableDefinition table) {
        Map<String, String> differences = and(
                SYSTEM,
                Map.of(
                        "RequiredLevel",
                        "systemrequired",
                        "ValidForCreateApi",
                        "0",
                        "IsAuditEnabled",
                        "1",
                        "IsFilterable",
                        "1"));
        return new Attribute(
                "statecode",
                "state",
                "Status",
                "Status of the " + table.displayName(),
                differences,
                List.of(OptionSetXml.state(table.name())));
    }

    private static Attribute status(TableDefinition table) {
        return new Attribute(
                "statuscode",
                "status",
                "Status Reason",
                "Reason for the status of the " + table.displayName(),
                and(SYSTEM, Map.of("IsAuditEnabled", "1")),
                List.of(OptionSetXml.status(table.name())));
    }

    private static Map<String, String> and(Map<String, String> some, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }
}
