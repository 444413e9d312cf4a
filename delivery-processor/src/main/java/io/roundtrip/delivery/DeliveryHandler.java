package io.roundtrip.delivery;

import io.roundtrip.mapping.Mappings;
import io.roundtrip.mapping.TableMapping;
import io.roundtrip.messaging.BatchHandler;
import io.roundtrip.messaging.Category;
import io.roundtrip.messaging.Failure;
import io.roundtrip.messaging.FailureKind;
import io.roundtrip.messaging.HandlingResult;
import io.roundtrip.messaging.Notification;
import io.roundtrip.messaging.Stage;
import io.roundtrip.schema.mappings.MappingCache;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Handles a batch of notifications: one delivery per row, one acknowledgement per notification. */
final class DeliveryHandler implements BatchHandler<Notification> {

    private final MappingCache mappings;
    private final MappingDelivery delivery;

    DeliveryHandler(MappingCache mappings, MappingDelivery delivery) {
        this.mappings = mappings;
        this.delivery = delivery;
    }

    @Override
    public List<HandlingResult> handle(List<Notification> notifications) {
        Map<Notification, HandlingResult> results = new HashMap<>();
        byMapping(notifications).forEach((name, group) -> results.putAll(handleMapping(name, group)));
        List<HandlingResult> inOrder = new ArrayList<>();
        notifications.forEach(notification -> inOrder.add(results.get(notification)));
        return inOrder;
    }

    private static Map<String, List<Notification>> byMapping(List<Notification> notifications) {
        Map<String, List<Notification>> groups = new LinkedHashMap<>();
        notifications.forEach(notification -> groups.computeIfAbsent(notification.mapping(), key -> new ArrayList<>())
                .add(notification));
        return groups;
    }

    private Map<Notification, HandlingResult> handleMapping(String name, List<Notification> group) {
        Mappings current = known(name);
        Optional<TableMapping> mapping = current.byName(name);
        return mapping.map(found -> delivery.deliver(found, group, current)).orElseGet(() -> all(group, unknown(name)));
    }

    /** A mapping that is not known yet may have been added since the last look. */
    private Mappings known(String name) {
        Mappings current = mappings.current();
        return current.byName(name).isPresent() ? current : mappings.reloadNow();
    }

    private static HandlingResult unknown(String name) {
        return HandlingResult.failed(Failure.of(
                FailureKind.PERMANENT, Stage.READ, Category.MAPPING, "the mapping " + name + " does not exist"));
    }

    static Map<Notification, HandlingResult> all(List<Notification> group, HandlingResult result) {
        Map<Notification, HandlingResult> results = new HashMap<>();
        group.forEach(notification -> results.put(notification, result));
        return results;
    }
}
