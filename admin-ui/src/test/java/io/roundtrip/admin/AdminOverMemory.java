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

/** The whole admin UI over stores in memory. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(AdminConfiguration.class)
class AdminOverMemory {

    @Bean
    World world() {
        return new World();
    }

    @Bean
    Clock clock(World world) {
        return world.clock;
    }

    @Bean
    Outbox outbox(World world) {
        return world.outbox;
    }

    @Bean
    FailureRows failureRows(World world) {
        return world.rows;
    }

    @Bean
    Failures failures(World world) {
        return world.failures;
    }

    @Bean
    DeltaLinks deltaLinks(World world) {
        return world.feeds;
    }

    @Bean
    MappingCache mappingCache(World world) {
        return new MappingCache(world.mappingStore, world.clock);
    }
}
