/**
 * Table mappings and their evaluation: which rows go out, as what body, and how their content is told apart. Pure: no
 * clock, no network, the same inputs give the same result for ever, so that a repeated delivery carries the same body.
 */
@NullMarked
package io.roundtrip.mapping;

import org.jspecify.annotations.NullMarked;
