package io.roundtrip.simulators.dataverse.metadata;

import io.roundtrip.simulators.dataverse.SimulatedDataverse;
import io.roundtrip.simulators.dataverse.SimulatedDataverseBuilder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;

/** An environment with all tables of a real organization; see SOURCES.md beside its document. */
final class RealOrganization {
    private RealOrganization() {}

    static Path document() {
        try {
            return Path.of(
                    Objects.requireNonNull(RealOrganization.class.getResource("/dataverse/csdl/dynamics-v9.1.xml.gz"))
                            .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static SimulatedDataverseBuilder builder() {
        return SimulatedDataverse.builder().person("kim.demo").metadata(document());
    }
}
