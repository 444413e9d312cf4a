package io.roundtrip.sandbox.console;

import io.roundtrip.sandbox.AppProcess;
import io.roundtrip.sandbox.SimulatedServices;
import io.roundtrip.sandbox.seeds.Seeds;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** From request to reply. Every form is answered with a redirect to the page, which then says what was done. */
final class Routes {

    private final Notes notes = new Notes();
    private final SimulatedServices services;
    private final ServiceSwitches switches;
    private final RunningApps apps;
    private final EditForm edits;
    private final Page page;
    private final List<NamedRow> rows = NamedRow.onTheConsole(Seeds.load());

    Routes(SimulatedServices services, ServiceSwitches switches, RunningApps apps, LivingDemo demo) {
        this.services = services;
        this.switches = switches;
        this.apps = apps;
        this.edits = new EditForm(new PersonEdits(services.dataverse().url(), "alex.demo"));
        this.page = new Page(new RowsView(services, rows), new SwitchesView(switches, demo), apps);
    }

    /** Throws {@link IllegalArgumentException} for a value that cannot be meant. */
    Reply answer(ConsoleRequest request) {
        return request.isPost() ? posted(request) : shown(request);
    }

    private Reply shown(ConsoleRequest request) {
        List<String> path = request.path();
        if (path.isEmpty()) {
            UUID row = selected(request);
            return Reply.html(page.html(new Page.View(row, journey(row), notes.find(request.value("note")))));
        }
        if (path.size() == 3 && path.get(0).equals("rows") && path.get(2).equals("journey")) {
            return Reply.json(JourneyJson.of(journey(UUID.fromString(path.get(1)))));
        }
        return path.size() == 1 ? Resources.find(path.get(0)).orElseGet(Routes::nothingHere) : nothingHere();
    }

    private Reply posted(ConsoleRequest request) {
        List<String> path = request.path();
        return switch (path.isEmpty() ? "" : path.get(0) + "/" + path.size()) {
            case "rows/2" -> edited(request, UUID.fromString(path.get(1)));
            case "switches/2" ->
                ServiceSwitch.find(path.get(1))
                        .map(wanted -> turned(request, wanted))
                        .orElseGet(Routes::nothingHere);
            case "apps/3" ->
                apps.find(path.get(1)).flatMap(app -> treated(request, app)).orElseGet(Routes::nothingHere);
            default -> nothingHere();
        };
    }

    private Reply edited(ConsoleRequest request, UUID row) {
        return back(row, edits.save(row, request));
    }

    private Reply turned(ConsoleRequest request, ServiceSwitch wanted) {
        UUID row = selected(request);
        boolean on = request.value("turn").equals("on");
        String argument = switch (wanted.argument()) {
            case ROW -> row.toString();
            case NAME -> request.value("name");
            case NONE -> "";
        };
        if (on && wanted.argument() == ServiceSwitch.Argument.NAME && argument.isEmpty()) {
            return back(row, "Give the name that the ERP is to refuse.");
        }
        switches.turn(wanted, on, argument);
        return back(
                row, wanted.service() + ": " + wanted.title().toLowerCase(Locale.ROOT) + (on ? " is on." : " is off."));
    }

    private Optional<Reply> treated(ConsoleRequest request, AppProcess app) {
        UUID row = selected(request);
        return switch (request.path().get(2)) {
            case "kill" -> {
                app.kill();
                yield Optional.of(back(row, app.app().module() + " was killed (kill -9)."));
            }
            case "restart" -> {
                RunningApps.restart(app);
                yield Optional.of(back(row, app.app().module() + " was restarted as process " + app.pid() + "."));
            }
            default -> Optional.empty();
        };
    }

    private Journey journey(UUID row) {
        return Journals.of(services, row).journeyOf(row);
    }

    private UUID selected(ConsoleRequest request) {
        String row = request.value("row");
        return row.isEmpty() ? rows.get(0).id() : UUID.fromString(row);
    }

    private Reply back(UUID row, String note) {
        return Reply.seeOther("/?row=" + row + "&note=" + notes.add(note));
    }

    private static Reply nothingHere() {
        return Reply.text(404, "There is nothing here.");
    }
}
