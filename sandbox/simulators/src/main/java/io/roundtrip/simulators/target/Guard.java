package io.roundtrip.simulators.target;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a write older than what is stored is refused ({@code on}) or blindly written ({@code off}). */
public enum Guard {
    @JsonProperty("on")
    ON,
    @JsonProperty("off")
    OFF
}
