package io.roundtrip.simulators.dataverse.tracking;

import io.roundtrip.simulators.dataverse.RunningDataverse;
import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import io.roundtrip.simulators.dataverse.WebApi;
import io.roundtrip.simulators.dataverse.WebApi.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An environment for one test, with a reader who follows the accounts. */
final class TrackedAccounts implements AfterEachCallback {
    static final String TRACK = "odata.track-changes";

    final RunningDataverse running = new RunningDataverse();
    final SimulatedDataverse dataverse = running.dataverse;
    final WebApi reader = running.as("kim.demo");

    UUID account(String name) {
        return dataverse.create("account", Map.of("name", name));
    }

    void rename(UUID id, String name) {
        dataverse.update("account", id, Map.of("name", name));
    }

    /** The first reading of all accounts. */
    Reply first(String preferences) {
        return reader.get("accounts?$select=name", "Prefer", TRACK + preferences);
    }

    String link() {
        return first("").link("@odata.deltaLink");
    }

    Reply delta(String link) {
        return reader.get(link);
    }

    /** The first page and all that follow it, two rows each. */
    List<Reply> pages(Reply first) {
        List<Reply> pages = new ArrayList<>(List.of(first));
        while (last(pages).json().containsKey("@odata.nextLink")) {
            pages.add(next(last(pages)));
        }
        return pages;
    }

    Reply next(Reply page) {
        return reader.get(page.link("@odata.nextLink"), "Prefer", "odata.maxpagesize=2");
    }

    static Reply last(List<Reply> pages) {
        return pages.get(pages.size() - 1);
    }

    static List<UUID> ids(Reply reply) {
        return reply.value().stream()
                .map(row -> row.getOrDefault("accountid", row.get("id")))
                .map(id -> UUID.fromString(String.valueOf(id)))
                .toList();
    }

    static List<UUID> ids(List<Reply> pages) {
        return pages.stream().flatMap(page -> ids(page).stream()).toList();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        dataverse.close();
    }
}
