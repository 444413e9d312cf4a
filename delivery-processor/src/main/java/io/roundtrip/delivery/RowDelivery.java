package io.roundtrip.delivery;

import io.roundtrip.dataverse.Row;
import io.roundtrip.delivery.TargetSystem.Address;
import io.roundtrip.delivery.TargetSystem.Delete;
import io.roundtrip.delivery.TargetSystem.TargetAnswer;
import io.roundtrip.delivery.TargetSystem.Upsert;
import io.roundtrip.mapping.DeletePolicy;
import io.roundtrip.mapping.ExitPolicy;
import io.roundtrip.mapping.RowTransformer;
import io.roundtrip.mapping.TableMapping;
import io.roundtrip.mapping.Transformation;
import io.roundtrip.mapping.UnfitFilterException;
import io.roundtrip.messaging.Category;
import io.roundtrip.messaging.Failure;
import io.roundtrip.messaging.FailureKind;
import io.roundtrip.messaging.Stage;
import io.roundtrip.schema.failures.FailureContext.Parent;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Brings one snapshot to the target: filter, transform, write. */
final class RowDelivery {

    private final RowTransformer transformer;
    private final TargetSystem target;

    RowDelivery(RowTransformer transformer, TargetSystem target) {
        this.transformer = transformer;
        this.target = target;
    }

    Outcome deliver(Snapshot snapshot, DeliveryContext context) {
        if (snapshot instanceof Snapshot.Gone gone) {
            return delete(gone, context);
        }
        Snapshot.Alive alive = (Snapshot.Alive) snapshot;
        try {
            return isInScope(alive, context.mapping()) ? upsert(alive, context) : leave(alive, context);
        } catch (UnfitFilterException unfit) {
            return new Outcome.Failed(alive, unfit(unfit));
        }
    }

    private static boolean isInScope(Snapshot.Alive alive, TableMapping mapping) {
        return mapping.filter().map(filter -> filter.matches(alive.row())).orElse(true);
    }

    private static Failure unfit(UnfitFilterException unfit) {
        return Failure.of(
                        FailureKind.PERMANENT,
                        Stage.TRANSFORM,
                        Category.MAPPING,
                        "the mapping's filter does not fit the record")
                .withDetail(String.valueOf(unfit.getMessage()));
    }

    private Outcome delete(Snapshot.Gone gone, DeliveryContext context) {
        if (context.mapping().onDelete() == DeletePolicy.KEEP) {
            return new Outcome.Deleted(gone);
        }
        TargetAnswer answer = target.delete(
                new Delete(address(gone, context), context.versionOfDelete(gone.rowId()), Optional.empty()));
        if (answer instanceof TargetAnswer.Stale stale) {
            return new Outcome.DeleteOutrun(gone, stale.stored());
        }
        return answer instanceof TargetAnswer.Refused refused
                ? new Outcome.Failed(gone, refused.why())
                : new Outcome.Deleted(gone);
    }

    /** Linked or not: a row that was written before it left the filter may not have its acknowledgement yet. */
    private Outcome leave(Snapshot.Alive alive, DeliveryContext context) {
        if (context.mapping().onExit() == ExitPolicy.KEEP) {
            return new Outcome.OutOfScope(alive, false);
        }
        TargetAnswer answer = target.delete(
                new Delete(address(alive, context), context.version(alive.version()), targetIdOf(alive, context)));
        return answer instanceof TargetAnswer.Written ? new Outcome.OutOfScope(alive, true) : notWritten(alive, answer);
    }

    private Outcome upsert(Snapshot.Alive alive, DeliveryContext context) {
        Set<Outcome.ParentRef> missing = new HashSet<>();
        Transformation made = transformer.transform(context.mapping(), alive.row(), (mapping, id) -> {
            Optional<String> known = context.parentId(mapping, id);
            if (known.isEmpty()) {
                missing.add(new Outcome.ParentRef(mapping, id));
            }
            return known;
        });
        if (made instanceof Transformation.Transformed transformed) {
            return written(alive, transformed.body(), missing, context);
        }
        return made instanceof Transformation.MissingParent parent
                ? new Outcome.Parked(alive, new Parent(parent.table(), parent.id()), parent.mapping())
                : new Outcome.Failed(alive, rejection((Transformation.Rejected) made));
    }

    private Outcome written(
            Snapshot.Alive alive, ObjectNode body, Set<Outcome.ParentRef> missing, DeliveryContext context) {
        Upsert row = new Upsert(
                address(alive, context),
                context.version(alive.version()),
                IdempotencyKey.of(context, alive, body),
                body);
        TargetAnswer answer = target.upsert(row);
        return answer instanceof TargetAnswer.Written done
                ? new Outcome.Upserted(alive, done.targetId().orElseThrow(), Set.copyOf(missing))
                : notWritten(alive, answer);
    }

    private static Outcome notWritten(Snapshot.Alive alive, TargetAnswer answer) {
        return answer instanceof TargetAnswer.Stale stale
                ? new Outcome.StaleAtTarget(alive, stale.stored(), stale.targetId())
                : new Outcome.Failed(alive, ((TargetAnswer.Refused) answer).why());
    }

    private static Failure rejection(Transformation.Rejected rejected) {
        return Failure.of(FailureKind.PERMANENT, Stage.TRANSFORM, rejected.category(), rejected.reason())
                .withDetail("Field " + rejected.field());
    }

    private static Address address(Snapshot snapshot, DeliveryContext context) {
        return new Address(context.mapping().resource(), snapshot.rowId());
    }

    private static Optional<String> targetIdOf(Snapshot.Alive alive, DeliveryContext context) {
        Row row = alive.row();
        return row.text(context.mapping().targetIdColumn()).or(alive::linkedId);
    }
}
