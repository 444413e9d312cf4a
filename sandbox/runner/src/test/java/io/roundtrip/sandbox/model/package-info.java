/**
 * Explores every interleaving of small worlds, breadth first. The worlds call the production policies, so that model and
 * code cannot drift apart.
 */
@NullMarked
package io.roundtrip.sandbox.model;

import org.jspecify.annotations.NullMarked;
