package io.roundtrip.schema.install;

import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.dataverse.Query;
import io.roundtrip.dataverse.Row;
import io.roundtrip.dataverse.WhoAmI;
import io.roundtrip.mapping.EnvironmentCheck;
import io.roundtrip.mapping.MappingProblem;
import io.roundtrip.mapping.Mappings;
import io.roundtrip.mapping.TableMapping;
import io.roundtrip.schema.feeds.DataverseDeltaLinks;
import io.roundtrip.schema.feeds.Feed;
import io.roundtrip.schema.mappings.DataverseMappingStore;
import io.roundtrip.schema.mappings.MappingStoreException;
import io.roundtrip.schema.tables.OwnTables;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at an environment in which Roundtrip is installed. Reads only. */
public final class Doctor {

    /** Platform default of {@code expirechangetrackingindays}. */
    private static final int DAYS = 7;

    private final DataverseClient dataverse;
    private final Clock clock;
    private final List<Finding> findings = new ArrayList<>();

    public Doctor(DataverseClient dataverse, Clock clock) {
        this.dataverse = dataverse;
        this.clock = clock;
    }

    /** @throws io.roundtrip.dataverse.DataverseException if the environment cannot be reached at all */
    public List<Finding> examine() {
        WhoAmI self = dataverse.whoAmI();
        findings.add(Finding.fine("signed in as user " + self.userId() + " of organization " + self.organizationId()));
        Optional<Mappings> stored = mappings(self);
        installed(stored.orElse(Mappings.none()));
        stored.ifPresent(this::examine);
        return List.copyOf(findings);
    }

    private void installed(Mappings mappings) {
        try {
            InstallPlan plan = Inspection.of(dataverse, mappings);
            plan.steps().forEach(step -> findings.add(Finding.wrong("to do: " + step.sentence() + "; run install")));
            if (plan.isEmpty()) {
                findings.add(Finding.fine("tables, columns, keys and roles are complete"));
            }
        } catch (InstallException e) {
            findings.add(Finding.wrong(String.valueOf(e.getMessage())));
        }
    }

    /** Where a table is missing, which the plan tells, nothing is read from the others. */
    private boolean hasTables() {
        return OwnTables.ALL.stream()
                .allMatch(table -> dataverse.definitions().find(table.name()).isPresent());
    }

    private Optional<Mappings> mappings(WhoAmI self) {
        if (!hasTables()) {
            return Optional.empty();
        }
        try {
            Mappings stored = new DataverseMappingStore(dataverse).load();
            stored.mappings().forEach(mapping -> organization(mapping, self));
            return Optional.of(stored);
        } catch (MappingStoreException e) {
            findings.add(Finding.wrong("the stored mappings contradict themselves: " + e.getMessage()));
            return Optional.empty();
        }
    }

    private void organization(TableMapping mapping, WhoAmI self) {
        boolean other = mapping.organizationId()
                .filter(id -> !id.equals(self.organizationId()))
                .isPresent();
        if (other) {
            findings.add(Finding.wrong("mapping " + mapping.name()
                    + " belongs to another organization, so nothing is sent; import the mapping file here"));
        }
    }

    private void examine(Mappings stored) {
        List<MappingProblem> problems = EnvironmentCheck.problems(stored, dataverse.definitions()::find);
        problems.forEach(problem -> findings.add(Finding.wrong(problem.toString())));
        if (problems.isEmpty()) {
            findings.add(Finding.fine(stored.mappings().size() + " mappings fit the environment"));
        }
        Duration life = Duration.ofDays(trackingDays());
        new DataverseDeltaLinks(dataverse).all().forEach(feed -> age(feed, life));
    }

    private int trackingDays() {
        List<Row> rows = dataverse.query(Query.of("organization").select("expirechangetrackingindays"));
        return rows.stream()
                .findFirst()
                .flatMap(row -> row.integer("expirechangetrackingindays"))
                .orElse(DAYS);
    }

    private void age(Feed feed, Duration life) {
        feed.cursor().ifPresent(cursor -> {
            Duration age = Duration.between(cursor.at(), clock.instant());
            String sentence = "delta link of mapping %s is %d h old, of %d h that it lives"
                    .formatted(feed.mapping(), age.toHours(), life.toHours());
            boolean old = age.compareTo(life.dividedBy(2)) > 0;
            findings.add(
                    old
                            ? Finding.wrong(sentence + "; start the sender, or resume the mapping")
                            : Finding.fine(sentence));
        });
    }
}
