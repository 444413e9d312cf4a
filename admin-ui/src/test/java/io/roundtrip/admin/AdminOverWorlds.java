package io.roundtrip.admin;

import io.roundtrip.schema.failures.FailureRows;
import io.roundtrip.schema.failures.Failures;
import io.roundtrip.schema.feeds.DeltaLinks;
import io.roundtrip.schema.mappings.MappingCache;
import io.roundtrip.schema.outbox.Outbox;
import java.time.Clock;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The whole admin UI over the stores of a test's world. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(AdminConfiguration.class)
class AdminOverWorlds {

    @Bean
    Worlds worlds() {
        return new Worlds();
    }

    @Bean
    Clock clock(Worlds worlds) {
        return worlds.clock;
    }

    @Bean
    Outbox outbox(Worlds worlds) {
        return worlds.outbox();
    }

    @Bean
    FailureRows failureRows(Worlds worlds) {
        return worlds.rows();
    }

    @Bean
    Failures failures(FailureRows rows, Clock clock) {
        return new Failures(rows, clock);
    }

    @Bean
    DeltaLinks deltaLinks(Worlds worlds) {
        return worlds.feeds();
    }

    @Bean
    MappingCache mappingCache(Worlds worlds) {
        return new MappingCache(worlds.mappings(), worlds.clock);
    }
}
