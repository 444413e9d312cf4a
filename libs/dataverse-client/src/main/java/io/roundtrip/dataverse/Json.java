package io.roundtrip.dataverse;

import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** The one mapper: decimals are written plain, because {@code 1E+3} is no Edm.Decimal literal. */
final class Json {

    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private Json() {}
}
