package io.roundtrip.admin.api;

/** Why a call was refused, as a sentence. */
public record ApiError(String error) {}
