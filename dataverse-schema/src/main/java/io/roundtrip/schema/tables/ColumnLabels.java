package io.roundtrip.schema.tables;

import java.util.Locale;
import java.util.Map;

/** What a person sees as a column's name. */
public final class ColumnLabels {

    /** Names of several words; of one word the label is the name. */
    private static final Map<String, String> SEVERAL_WORDS = Map.ofEntries(
            Map.entry("actedby", "Acted by"),
            Map.entry("causekey", "Cause"),
            Map.entry("correlationid", "Correlation id"),
            Map.entry("deltalink", "Delta link"),
            Map.entry("deltalinkat", "Delta link at"),
            Map.entry("failedagain", "Failed again"),
            Map.entry("fieldcount", "Number of fields"),
            Map.entry("fieldset", "Set of fields"),
            Map.entry("firstdelay", "First delay"),
            Map.entry("firstfailure", "First failure"),
            Map.entry("highversion", "Highest version"),
            Map.entry("initialload", "Initial load"),
            Map.entry("lastfailure", "Last failure"),
            Map.entry("lastmessageid", "Last message id"),
            Map.entry("loadorder", "Order in loads"),
            Map.entry("maxattempts", "Most attempts"),
            Map.entry("maxdelay", "Longest delay"),
            Map.entry("nextattempt", "Next attempt"),
            Map.entry("ondelete", "On delete"),
            Map.entry("onexit", "On leaving the filter"),
            Map.entry("organizationid", "Organization id"),
            Map.entry("parentid", "Parent id"),
            Map.entry("parenttable", "Parent table"),
            Map.entry("recordname", "Record"),
            Map.entry("retrynumber", "Retry number"),
            Map.entry("rowcreatedon", "Row created on"),
            Map.entry("rowid", "Row id"),
            Map.entry("rowversion", "Row version"),
            Map.entry("runid", "Run id"),
            Map.entry("startedby", "Started by"),
            Map.entry("startedon", "Started on"),
            Map.entry("subjectid", "Subject id"),
            Map.entry("targetid", "Target id"),
            Map.entry("targetidcolumn", "Target id column"),
            Map.entry("toretry", "To retry"),
            Map.entry("userids", "User ids"),
            Map.entry("valuemap", "Value map"),
            Map.entry("whenmissing", "When missing"));

    private ColumnLabels() {}

    /** @param column name with its prefix */
    public static String of(String column) {
        String bare = column.substring(column.indexOf('_') + 1);
        return SEVERAL_WORDS.getOrDefault(bare, bare.substring(0, 1).toUpperCase(Locale.ROOT) + bare.substring(1));
    }
}
