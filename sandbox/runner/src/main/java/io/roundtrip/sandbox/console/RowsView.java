package io.roundtrip.sandbox.console;

import io.roundtrip.sandbox.SimulatedServices;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The five rows with their edit forms. */
final class RowsView {

    private final SimulatedServices services;
    private final List<NamedRow> rows;

    RowsView(SimulatedServices services, List<NamedRow> rows) {
        this.services = services;
        this.rows = rows;
    }

    String html(UUID selected) {
        StringBuilder cards = new StringBuilder();
        rows.forEach(row -> cards.append(card(row, row.id().equals(selected))));
        return cards.toString();
    }

    /** The row's name as it is now; the seed's name before there is such a row. */
    String name(UUID row) {
        String seed = rows.stream()
                .filter(known -> known.id().equals(row))
                .map(NamedRow::name)
                .findFirst()
                .orElse(row.toString());
        return String.valueOf(services.dataverse().row("account", row).getOrDefault("name", seed));
    }

    private String card(NamedRow row, boolean selected) {
        Map<String, Object> now = services.dataverse().row("account", row.id());
        return """
                <details class="card"%s name="row"><summary><a href="/?row=%s"%s>%s</a> %s</summary>
                <form method="post" action="/rows/%s" class="edit">%s<button class="btn primary">Save</button></form>
                </details>
                """.formatted(
                        selected ? " open" : "",
                        row.id(),
                        selected ? " aria-current=\"true\"" : "",
                        Html.escaped(name(row.id())),
                        number(row, now),
                        row.id(),
                        fields(now));
    }

    private static String number(NamedRow row, Map<String, Object> now) {
        Object number = now.get("rt_erpid");
        return "<span id=\"number-%s\" data-live>%s</span>"
                .formatted(
                        row.id(),
                        number == null
                                ? "<span class=\"pill t-grey\">no ERP number</span>"
                                : "<span class=\"pill t-green\">" + Html.escaped(number) + "</span>");
    }

    /** Dataverse keeps amounts with four decimals. */
    private static Object shown(Object value) {
        return value instanceof BigDecimal amount ? amount.stripTrailingZeros().toPlainString() : value;
    }

    private static String fields(Map<String, Object> now) {
        StringBuilder fields = new StringBuilder();
        EditForm.COLUMNS.forEach((label, column) ->
                fields.append("<label class=\"field\">%s<input name=\"%s\" value=\"%s\"></label>"
                        .formatted(label, column, Html.escaped(shown(now.getOrDefault(column, ""))))));
        return fields.toString();
    }
}
