package io.roundtrip.mapping;

/** A target system as mappings see it; its address and secrets are properties of the delivery-processor. */
public record TargetDefinition(String name, String kind, OrderMode order, Guarantee guarantee, TargetState state) {

    public TargetDefinition {
        Names.name("target", name);
        Names.name("kind of target", kind);
    }

    public TargetDefinition withState(TargetState state) {
        return new TargetDefinition(name, kind, order, guarantee, state);
    }
}
