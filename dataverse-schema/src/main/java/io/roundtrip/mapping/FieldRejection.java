package io.roundtrip.mapping;

import io.roundtrip.messaging.Category;

/** Leaves the transformation of a row at the field that cannot be made. Never seen outside of this package. */
final class FieldRejection extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Transformation.Rejected rejected;

    private FieldRejection(Transformation.Rejected rejected) {
        super(rejected.reason(), null, false, false);
        this.rejected = rejected;
    }

    static FieldRejection data(FieldPath field, String reason) {
        return new FieldRejection(new Transformation.Rejected(Category.DATA, field.last() + " " + reason, field));
    }

    static FieldRejection mapping(FieldPath field, String reason) {
        return new FieldRejection(new Transformation.Rejected(Category.MAPPING, field.last() + ": " + reason, field));
    }

    Transformation.Rejected rejected() {
        return rejected;
    }
}
