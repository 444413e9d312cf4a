package io.roundtrip.dataverse;

import java.util.List;
import java.util.Optional;

/**
 * A column as the environment defines it.
 *
 * @param type {@code AttributeType} of the Web API: String, Memo, Integer, BigInt, Decimal, Money, Double, Boolean,
 *     DateTime, Picklist, State, Status, Lookup, Customer, Owner, Uniqueidentifier, Virtual ...
 * @param maxLength characters, of text columns
 * @param required whether the application demands a value
 * @param lookupTargets tables a lookup may point to
 * @param secured column security is on: a user without the right reads null
 * @param computed a formula or rollup column
 */
public record ColumnMetadata(
        String name,
        String type,
        Optional<Integer> maxLength,
        boolean required,
        List<String> lookupTargets,
        boolean updatable,
        boolean secured,
        boolean computed) {

    public ColumnMetadata {
        lookupTargets = List.copyOf(lookupTargets);
    }

    public boolean isLookup() {
        return type.equals("Lookup") || type.equals("Customer") || type.equals("Owner");
    }
}
