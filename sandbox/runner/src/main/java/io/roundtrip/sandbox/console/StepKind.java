package io.roundtrip.sandbox.console;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What can happen to a row on its way; the stages come first, in the order of a way without trouble. */
enum StepKind {
    CHANGED("Changed", Nature.STAGE),
    NOTICED("Noticed", Nature.STAGE),
    RECORDED("Recorded", Nature.STAGE),
    SENT("Sent", Nature.STAGE),
    READ("Read", Nature.STAGE),
    DELIVERED("Delivered", Nature.STAGE),
    ACKNOWLEDGED("Acknowledged", Nature.STAGE),
    PATCHED("Patched", Nature.STAGE),
    /** The acknowledgement brought no new target id. */
    NOTHING_TO_PATCH("Nothing to patch", Nature.ASIDE),
    READ_AGAIN("Read again", Nature.ASIDE),
    ECHO("Own patch seen, skipped", Nature.ASIDE),
    DUE_AGAIN("Due again", Nature.ASIDE),
    REFUSED_BY_BUS("Refused by Service Bus", Nature.TROUBLE),
    REFUSED_BY_TARGET("Refused by the ERP", Nature.TROUBLE),
    RETRY_SCHEDULED("Retry scheduled", Nature.TROUBLE),
    DEAD_LETTERED("Dead-lettered", Nature.TROUBLE);

    /** How a step is shown: asides are neither progress nor trouble. */
    enum Nature {
        STAGE,
        ASIDE,
        TROUBLE
    }

    private final String title;
    private final Nature nature;

    StepKind(String title, Nature nature) {
        this.title = title;
        this.nature = nature;
    }

    static List<StepKind> stages() {
        return Arrays.stream(values())
                .filter(kind -> kind.nature == Nature.STAGE)
                .toList();
    }

    String title() {
        return title;
    }

    Nature nature() {
        return nature;
    }

    /** In JSON. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Nothing to patch ends the way as a patch does. */
    StepKind stage() {
        return this == NOTHING_TO_PATCH ? PATCHED : this;
    }
}
