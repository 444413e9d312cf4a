package io.roundtrip.admin.problems;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a person sees a record in its own application. An address without {@code {table}} and {@code {id}} is taken as a
 * model-driven app's ("Open apps, forms, views, dialogs, and reports with a URL" in the Power Apps documentation).
 */
public final class DynamicsLinks {

    private static final String MODEL_DRIVEN = "/main.aspx?pagetype=entityrecord&etn={table}&id={id}";

    private final Optional<String> template;

    private DynamicsLinks(Optional<String> template) {
        this.template = template;
    }

    public static DynamicsLinks none() {
        return new DynamicsLinks(Optional.empty());
    }

    /** @throws IllegalArgumentException unless it is an http or https address */
    public static DynamicsLinks to(String address) {
        String template = address.contains("{id}") ? address : withoutSlash(address) + MODEL_DRIVEN;
        URI example = URI.create(filled(template, "account", new UUID(0, 0)));
        if (example.getHost() == null || !String.valueOf(example.getScheme()).matches("https?")) {
            throw new IllegalArgumentException(address + " is not an http or https address");
        }
        return new DynamicsLinks(Optional.of(template));
    }

    /** Empty where no address is configured, or the table's name is none that an address could hold. */
    public Optional<String> record(String table, UUID id) {
        return template.filter(known -> table.matches("[a-z0-9_]+")).map(known -> filled(known, table, id));
    }

    private static String withoutSlash(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    private static String filled(String template, String table, UUID id) {
        return template.replace("{table}", table).replace("{id}", id.toString());
    }
}
