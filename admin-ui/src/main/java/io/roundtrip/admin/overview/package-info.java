/** Is everything in sync? Numbers, causes and mappings on one page. */
@NullMarked
package io.roundtrip.admin.overview;

import org.jspecify.annotations.NullMarked;
