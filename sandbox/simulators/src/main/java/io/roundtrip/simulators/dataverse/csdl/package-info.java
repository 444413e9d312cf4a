@org.jspecify.annotations.NullMarked
package io.roundtrip.simulators.dataverse.csdl;
