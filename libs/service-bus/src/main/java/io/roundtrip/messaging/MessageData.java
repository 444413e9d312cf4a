package io.roundtrip.messaging;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The {@code data} of the three message types, both ways. Absent values are left out. */
final class MessageData {

    private MessageData() {}

    static ObjectNode of(Message message) {
        ObjectNode data = context(message);
        if (message instanceof Notification notification) {
            write(notification, data);
        } else if (message instanceof Acknowledgement acknowledgement) {
            write(acknowledgement, data);
        }
        return data;
    }

    static Notification notification(Operation operation, Fields event, Fields data) {
        return Notification.about(data.text("table"), data.uuid("rowId"))
                .id(event.uuid("id"))
                .mapping(data.text("mapping"))
                .target(data.text("target"))
                .rowVersion(data.optionalNumber("rowVersion"))
                .operation(operation)
                .source(data.oneOf("source", Source.class))
                .runId(data.optionalText("runId"))
                .retry(data.optionalUuid("failureId"), data.smallNumber("retryNumber"))
                .attempt(data.smallNumber("attempt"))
                .correlationId(data.text("correlationId"))
                .traceparent(event.optionalText("traceparent"))
                .steps(data.steps("steps"))
                .epoch(data.number("epoch"))
                .build();
    }

    static Acknowledgement acknowledgement(Fields event, Fields data) {
        return new Acknowledgement(
                data.uuid("notificationId"),
                data.text("notificationMessageId"),
                data.text("mapping"),
                data.text("target"),
                data.text("table"),
                data.uuid("rowId"),
                data.oneOf("operation", AckOperation.class),
                data.optionalText("targetId"),
                data.optionalText("snapshotEtag"),
                data.optionalNumber("snapshotVersion"),
                data.optionalNumber("base"),
                data.optionalText("hash"),
                data.smallNumber("mappingRevision"),
                data.optionalInstant("createdOn"),
                data.optionalText("targetIdSeen"),
                data.optionalText("syncTextSeen"),
                data.flag("staleAtTarget"),
                data.smallNumber("retryNumber"),
                data.smallNumber("attempt"),
                data.text("correlationId"),
                event.optionalText("traceparent"),
                data.steps("steps"),
                data.optionalText("recordName"));
    }

    private static ObjectNode context(Message message) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("mapping", message.mapping());
        data.put("target", message.target());
        data.put("table", message.table());
        data.put("rowId", message.rowId().toString());
        data.put("retryNumber", message.retryNumber());
        data.put("attempt", message.attempt());
        data.put("correlationId", message.correlationId());
        ObjectNode steps = data.putObject("steps");
        message.steps().times().forEach((step, at) -> steps.put(step, at.toString()));
        return data;
    }

    private static void write(Notification notification, ObjectNode data) {
        number(data, "rowVersion", notification.rowVersion());
        data.put("source", notification.source().name());
        text(data, "runId", notification.runId());
        text(data, "failureId", notification.failureId());
        data.put("epoch", notification.epoch());
    }

    private static void write(Acknowledgement acknowledgement, ObjectNode data) {
        data.put("notificationId", acknowledgement.notificationId().toString());
        data.put("notificationMessageId", acknowledgement.notificationMessageId());
        data.put("operation", acknowledgement.operation().name());
        text(data, "targetId", acknowledgement.targetId());
        text(data, "snapshotEtag", acknowledgement.snapshotEtag());
        number(data, "snapshotVersion", acknowledgement.snapshotVersion());
        number(data, "base", acknowledgement.base());
        text(data, "hash", acknowledgement.hash());
        data.put("mappingRevision", acknowledgement.mappingRevision());
        text(data, "createdOn", acknowledgement.createdOn().map(Instant::toString));
        text(data, "targetIdSeen", acknowledgement.targetIdSeen());
        text(data, "syncTextSeen", acknowledgement.syncTextSeen());
        data.put("staleAtTarget", acknowledgement.staleAtTarget());
        text(data, "recordName", acknowledgement.recordName());
    }

    private static void text(ObjectNode data, String field, Optional<?> value) {
        value.ifPresent(present -> data.put(field, present.toString()));
    }

    private static void number(ObjectNode data, String field, Optional<Long> value) {
        value.ifPresent(present -> data.put(field, present.longValue()));
    }
}
