package io.roundtrip.simulators.servicebus.entities;

import java.util.Arrays;

/** Whether an entity takes and gives messages ("Suspend and reactivate messaging entities"). */
public enum EntityStatus {
    ACTIVE("Active"),
    DISABLED("Disabled"),
    SEND_DISABLED("SendDisabled"),
    RECEIVE_DISABLED("ReceiveDisabled");

    private final String title;

    EntityStatus(String title) {
        this.title = title;
    }

    public static EntityStatus titled(String title) {
        return Arrays.stream(values())
                .filter(status -> status.title.equals(title))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + title
                        + "\" is not a status; there are Active, Disabled, SendDisabled and ReceiveDisabled"));
    }

    /** As the administration interface writes it. */
    public String title() {
        return title;
    }

    boolean takes() {
        return this == ACTIVE || this == RECEIVE_DISABLED;
    }

    boolean gives() {
        return this == ACTIVE || this == SEND_DISABLED;
    }
}
