package io.roundtrip.simulators.target;

/** Why a request was refused. The field is a JSON pointer into the body, or the name of a header, query parameter or path. */
record Refusal(String code, String message, String field) {
    static Refusal validation(String field, String reason) {
        return new Refusal("validation", field.substring(field.lastIndexOf('/') + 1) + " " + reason, field);
    }
}
