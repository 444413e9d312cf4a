/**
 * The Dataverse solution: our tables, roles, forms, views and app as the files that SolutionPackager and {@code pac
 * solution} read, and as the packed zip that an environment imports; both from the definitions that the installer uses.
 * Source of every form written here: solutions that real environments of version 9 exported, see docs/solution.md.
 */
@NullMarked
package io.roundtrip.schema.solution;

import org.jspecify.annotations.NullMarked;
