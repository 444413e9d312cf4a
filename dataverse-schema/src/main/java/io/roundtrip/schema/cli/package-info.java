/**
 * The command line of an administrator: {@code install}, {@code plan}, {@code export}, {@code import}, {@code validate},
 * {@code doctor}, {@code solution}. Results go to standard output, errors to standard error as one sentence each.
 */
@NullMarked
package io.roundtrip.schema.cli;

import org.jspecify.annotations.NullMarked;
