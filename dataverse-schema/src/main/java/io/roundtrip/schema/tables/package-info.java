/** Roundtrip's own Dataverse tables as data: the one definition that installer, solution and sandbox are made from. */
@NullMarked
package io.roundtrip.schema.tables;

import org.jspecify.annotations.NullMarked;
