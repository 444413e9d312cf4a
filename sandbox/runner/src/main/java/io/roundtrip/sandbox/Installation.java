package io.roundtrip.sandbox;

import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.mapping.MappingFile;
import io.roundtrip.schema.install.Inspection;
import io.roundtrip.schema.install.RoleDefinition;
import io.roundtrip.schema.install.Roles;
import io.roundtrip.schema.install.SchemaInstaller;
import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.UUID;

/** Installs Roundtrip as an administrator does, then gives each app's user its own role and nothing more. */
final class Installation {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final SimulatedDataverse environment;
    private final DataverseClient dataverse;

    private Installation(SimulatedDataverse environment) {
        this.environment = environment;
        this.dataverse = Maker.at(environment);
    }

    static void into(SimulatedDataverse environment, String yaml) {
        Installation installation = new Installation(environment);
        installation.install(yaml);
        installation.assignRoles();
    }

    private void install(String yaml) {
        new SchemaInstaller(dataverse, Clock.systemUTC(), pause -> Thread.sleep(pause.toMillis()))
                .install(Inspection.of(dataverse, MappingFile.read(yaml)), step -> {});
    }

    private void assignRoles() {
        UUID root = dataverse.securityRoles().rootBusinessUnit();
        for (App app : App.values()) {
            RoleDefinition role = role(app);
            UUID id = dataverse.securityRoles().find(role.name(), root).orElseThrow();
            assign(environment.userId(app.clientId()), id);
        }
    }

    private static RoleDefinition role(App app) {
        return switch (app) {
            case SENDER -> Roles.SENDER;
            case DELIVERY -> Roles.DELIVERY;
            case ACK -> Roles.ACKNOWLEDGEMENT;
            case ADMIN_UI -> Roles.ADMIN_UI;
        };
    }

    private void assign(UUID user, UUID role) {
        String root = environment.url() + "/api/data/v9.2/";
        URI association = URI.create(root + "systemusers(" + user + ")/systemuserroles_association/$ref");
        HttpRequest request = HttpRequest.newBuilder(association)
                .header("Authorization", "Bearer " + Maker.NAME)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"@odata.id\":\"" + root + "roles(" + role + ")\"}"))
                .build();
        try {
            HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 204) {
                throw new IllegalStateException("The role was not assigned: " + answer.body());
            }
        } catch (IOException e) {
            throw new IllegalStateException("The role was not assigned", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The role was not assigned", e);
        }
    }
}
