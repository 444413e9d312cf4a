package io.roundtrip.sandbox.console;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The edit form of an account: its fields, and what they are as columns. An empty field empties the column. */
final class EditForm {

    /** Columns by field, in the order of the form. */
    static final Map<String, String> COLUMNS = columns();

    private final PersonEdits person;

    EditForm(PersonEdits person) {
        this.person = person;
    }

    private static Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("Name", "name");
        columns.put("Phone", "telephone1");
        columns.put("Country", "address1_country");
        columns.put("Credit limit", "creditlimit");
        return columns;
    }

    /** Returns what to tell the person; columns that the form does not have stay as they are. */
    String save(UUID row, ConsoleRequest form) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        COLUMNS.values().stream()
                .filter(form.values()::containsKey)
                .forEach(column -> values.put(column, stored(column, form.value(column))));
        return person.edit(row, values).orElse("Saved in Dataverse as alex.demo.");
    }

    private static @Nullable Object stored(String column, String text) {
        if (text.isEmpty()) {
            return null;
        }
        return column.equals("creditlimit") ? amount(text) : text;
    }

    private static BigDecimal amount(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException("The credit limit is not a number: " + text, wrong);
        }
    }
}
