@NullMarked
package io.roundtrip.simulators.dataverse;

import org.jspecify.annotations.NullMarked;
