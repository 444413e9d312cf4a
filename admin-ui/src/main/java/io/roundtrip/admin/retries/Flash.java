package io.roundtrip.admin.retries;

import java.io.Serializable;
import java.util.List;

/**
 * What came of an act, shown once on the next page.
 *
 * @param key of the sentence
 */
public record Flash(String tone, String key, List<Object> parameters) implements Serializable {}
