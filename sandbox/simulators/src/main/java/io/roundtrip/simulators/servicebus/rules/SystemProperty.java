package io.roundtrip.simulators.servicebus.rules;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.apache.qpid.proton.amqp.messaging.Properties;
import org.jspecify.annotations.Nullable;

/** What a correlation filter may compare besides application properties ("Topic filters and actions"). */
public enum SystemProperty {
    CORRELATION_ID("CorrelationId", Properties::getCorrelationId),
    MESSAGE_ID("MessageId", Properties::getMessageId),
    TO("To", Properties::getTo),
    REPLY_TO("ReplyTo", Properties::getReplyTo),
    LABEL("Label", Properties::getSubject),
    SESSION_ID("SessionId", Properties::getGroupId),
    REPLY_TO_SESSION_ID("ReplyToSessionId", Properties::getReplyToGroupId),
    CONTENT_TYPE("ContentType", Properties::getContentType);

    private final String title;
    private final Function<Properties, @Nullable Object> getter;

    SystemProperty(String title, Function<Properties, @Nullable Object> getter) {
        this.title = title;
        this.getter = getter;
    }

    public static Optional<SystemProperty> titled(String title) {
        return Arrays.stream(values())
                .filter(property -> property.title.equals(title))
                .findFirst();
    }

    /** As in the administration interface and in the emulator's file: {@code ReplyToSessionId}. */
    public String title() {
        return title;
    }

    /** As in the requests of {@code $management}: {@code reply-to-session-id}. */
    public String key() {
        return title.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
    }

    Optional<String> of(Properties properties) {
        return Optional.ofNullable(getter.apply(properties)).map(Object::toString);
    }
}
