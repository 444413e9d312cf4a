package io.roundtrip.simulators.dataverse.service;

import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import org.jspecify.annotations.Nullable;

/** Lets the server start before the service behind it exists, because the service needs to know the server's port. */
public final class LateEdge implements ResponseDefinitionTransformerV2 {
    private volatile @Nullable HttpEdge edge;

    public void leadTo(HttpEdge target) {
        edge = target;
    }

    @Override
    public String getName() {
        return "simulated-dataverse";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        HttpEdge target = edge;
        return target == null ? ResponseDefinition.notConfigured() : target.transform(event);
    }
}
