package io.roundtrip.sandbox.console;

import java.util.UUID;

/** The switches, each a form of one button that does the opposite of what is. */
final class SwitchesView {

    private final ServiceSwitches switches;
    private final LivingDemo demo;

    SwitchesView(ServiceSwitches switches, LivingDemo demo) {
        this.switches = switches;
        this.demo = demo;
    }

    String html(UUID row) {
        StringBuilder list = new StringBuilder("<ul class=\"switches\">");
        for (ServiceSwitch one : ServiceSwitch.values()) {
            list.append(item(one, row));
        }
        return list.append("</ul>").toString();
    }

    private String item(ServiceSwitch one, UUID row) {
        boolean on = switches.isOn(one, row.toString());
        return """
                <li><form method="post" action="/switches/%s"><input type="hidden" name="row" value="%s">
                <div><b>%s: %s</b><span class="sub">%s</span></div>%s<span id="switch-%s" data-live>%s</span></form></li>
                """.formatted(
                        one.code(),
                        row,
                        one.service(),
                        one.title(),
                        Html.escaped(effect(one)),
                        one.argument() == ServiceSwitch.Argument.NAME
                                ? "<input name=\"name\" aria-label=\"Name\" placeholder=\"name\">"
                                : "",
                        one.code(),
                        button(one, on));
    }

    private String effect(ServiceSwitch one) {
        if (one == ServiceSwitch.DEMO && demo.waitsForTheLoad()) {
            return one.effect() + "; waits for the initial load";
        }
        boolean refuses = one == ServiceSwitch.ERP_REFUSES_NAME
                && !switches.refusedNames().isEmpty();
        return refuses ? "answers 422 to " + String.join(", ", switches.refusedNames()) : one.effect();
    }

    private static String button(ServiceSwitch one, boolean on) {
        if (on && !one.canBeTurnedOff()) {
            return "<span class=\"pill t-red\">on</span>";
        }
        return "<span class=\"pill %s\">%s</span> <button class=\"btn sm\" name=\"turn\" value=\"%s\">Turn %s</button>"
                .formatted(look(one, on), on ? "on" : "off", on ? "off" : "on", on ? "off" : "on");
    }

    private static String look(ServiceSwitch one, boolean on) {
        if (!on) {
            return "t-grey";
        }
        return one == ServiceSwitch.DEMO ? "t-green" : "t-red";
    }
}
