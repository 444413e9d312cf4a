@NullMarked
package io.roundtrip.dataverse;

import org.jspecify.annotations.NullMarked;
