/**
 * A Dataverse environment over real HTTP. Its rooms, each of which knows only those above it:
 *
 * <ul>
 *   <li>{@code protocol}: what goes over the wire: calls, answers, refusals, options, preferences
 *   <li>{@code tables}: definitions, committed rows, transactions, values
 *   <li>{@code security}: roles, what they let a caller do, and a table as one caller may see it
 *   <li>{@code reading}, {@code writing}: queries and how rows are shown; bodies and what they change
 *   <li>{@code tracking}, {@code metadata}, {@code batch}, {@code signin}, {@code faults}, {@code limits}, {@code journal}
 *   <li>{@code administration}: faults, limits and journal over HTTP
 *   <li>{@code service}: a request's way through all of these
 * </ul>
 */
@NullMarked
package io.roundtrip.simulators.dataverse;

import org.jspecify.annotations.NullMarked;
