/**
 * Rows from files: packages of the Configuration Migration tool and CSV. Text becomes values of columns here; {@code writing}
 * stores them.
 */
@org.jspecify.annotations.NullMarked
package io.roundtrip.simulators.dataverse.loading;
