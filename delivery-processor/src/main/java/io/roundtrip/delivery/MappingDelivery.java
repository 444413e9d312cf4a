package io.roundtrip.delivery;

import static java.util.Objects.requireNonNull;

import io.roundtrip.dataverse.DataverseException;
import io.roundtrip.mapping.Mappings;
import io.roundtrip.mapping.TableMapping;
import io.roundtrip.messaging.Acknowledgement;
import io.roundtrip.messaging.Category;
import io.roundtrip.messaging.Failure;
import io.roundtrip.messaging.FailureKind;
import io.roundtrip.messaging.HandlingResult;
import io.roundtrip.messaging.Notification;
import io.roundtrip.messaging.Stage;
import io.roundtrip.messaging.Steps;
import io.roundtrip.schema.failures.DataverseRefusal;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The notifications of one mapping: delivers their rows, then answers. */
final class MappingDelivery {

    private final Targets targets;
    private final DeliveryRounds rounds;
    private final Epochs epochs;
    private final Answers answers;
    private final AnswerSender sender;
    private final Parking parking;
    private final Clock clock;

    MappingDelivery(Work work, Epochs epochs, Replies replies, Clock clock) {
        this.targets = work.targets();
        this.rounds = work.rounds();
        this.epochs = epochs;
        this.answers = replies.answers();
        this.sender = replies.sender();
        this.parking = replies.parking();
        this.clock = clock;
    }

    /** What brings rows to a target. */
    record Work(Targets targets, DeliveryRounds rounds) {}

    /** What tells others how it went. */
    record Replies(Answers answers, AnswerSender sender, Parking parking) {}

    Map<Notification, HandlingResult> deliver(TableMapping mapping, List<Notification> group, Mappings mappings) {
        Optional<RowDelivery> target =
                targets.of(mapping.target()).map(system -> new RowDelivery(mappings.transformer(), system));
        if (target.isEmpty()) {
            return DeliveryHandler.all(group, HandlingResult.failed(unknownTarget(mapping)));
        }
        try {
            List<Notification> read = stamped(group);
            Map<UUID, Outcome> outcomes = outcomes(mapping, read, mappings, target.get());
            return results(group, read, outcomes, mapping);
        } catch (DataverseException refused) {
            return DeliveryHandler.all(
                    group,
                    HandlingResult.failed(DataverseRefusal.failure(
                            refused, Stage.READ, "the record could not be read from Dataverse")));
        }
    }

    private List<Notification> stamped(List<Notification> group) {
        return group.stream()
                .map(notification -> notification.withSteps(notification.steps().with(Steps.READ, clock.instant())))
                .toList();
    }

    private Map<UUID, Outcome> outcomes(
            TableMapping mapping, List<Notification> group, Mappings mappings, RowDelivery by) {
        Set<UUID> rowIds = group.stream().map(Notification::rowId).collect(Collectors.toCollection(LinkedHashSet::new));
        Map<UUID, String> runIds = new HashMap<>();
        group.forEach(one -> one.runId().ifPresent(run -> runIds.put(one.rowId(), run)));
        DeliveryContext context = new DeliveryContext(mapping, epochs.feed(mapping.name()), runIds, Map.of(), Map.of());
        Map<UUID, Outcome> outcomes = rounds.deliver(rowIds, context, mappings, by);
        Set<UUID> ahead = aheadOfUs(outcomes, context);
        if (!ahead.isEmpty()) {
            DeliveryContext reloaded =
                    new DeliveryContext(mapping, epochs.reloaded(mapping.name()), runIds, Map.of(), Map.of());
            outcomes.putAll(rounds.deliver(ahead, reloaded, mappings, by));
            aheadOfUs(outcomes, reloaded)
                    .forEach(row -> outcomes.computeIfPresent(row, (id, stale) -> notEnumeratedHere(stale)));
        }
        return outcomes;
    }

    /** Acknowledged as stale it would look delivered, and no later change of the row would ever reach the target. */
    private static Outcome notEnumeratedHere(Outcome stale) {
        return new Outcome.Failed(
                stale.snapshot(),
                Failure.of(
                                FailureKind.TRANSIENT,
                                Stage.DELIVER,
                                Category.MAPPING,
                                "the target holds it from a newer reading of the whole table than this environment knows")
                        .withDetail("The epoch at the target is above rt_epoch of the mapping's row in rt_changefeed"));
    }

    /** Rows that the target has from a newer enumeration than the one this process knows of. */
    private static Set<UUID> aheadOfUs(Map<UUID, Outcome> outcomes, DeliveryContext context) {
        return outcomes.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Outcome.StaleAtTarget stale
                        && OrderPolicy.afterRefusal(
                                        stale.stored(),
                                        context.version(stale.snapshot().version()))
                                instanceof AfterRefusal.ReloadEpoch)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** The acknowledgements of the whole batch leave together; only then may their notifications be completed. */
    private Map<Notification, HandlingResult> results(
            List<Notification> group, List<Notification> read, Map<UUID, Outcome> outcomes, TableMapping mapping) {
        Map<Notification, HandlingResult> results = new HashMap<>();
        Map<Notification, Acknowledgement> ready = new LinkedHashMap<>();
        for (int i = 0; i < group.size(); i++) {
            Notification notification = group.get(i);
            Outcome outcome = requireNonNull(outcomes.get(notification.rowId()));
            Optional<Acknowledgement> answer = answers.to(read.get(i), outcome, mapping);
            answer.ifPresentOrElse(
                    ack -> ready.put(notification, ack),
                    () -> results.put(notification, unanswered(notification, outcome)));
        }
        results.putAll(sender.send(ready));
        return results;
    }

    private HandlingResult unanswered(Notification notification, Outcome outcome) {
        return outcome instanceof Outcome.Parked parked
                ? parking.park(notification, parked)
                : HandlingResult.failed(parking.described((Outcome.Failed) outcome));
    }

    private static Failure unknownTarget(TableMapping mapping) {
        return Failure.of(
                FailureKind.PERMANENT,
                Stage.DELIVER,
                Category.MAPPING,
                "the delivery-processor knows no target " + mapping.target() + "; roundtrip.delivery.targets."
                        + mapping.target() + ".url is missing");
    }
}
