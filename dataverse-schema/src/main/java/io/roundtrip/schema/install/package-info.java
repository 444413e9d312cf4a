/**
 * Brings an environment to the state Roundtrip needs: own tables, columns on mapped tables, change tracking, security roles.
 * {@link Inspection} compares and makes an {@link InstallPlan}; {@link SchemaInstaller} carries it out. Doing so again
 * changes nothing, and a run that was cut off is completed by the next.
 */
@NullMarked
package io.roundtrip.schema.install;

import org.jspecify.annotations.NullMarked;
