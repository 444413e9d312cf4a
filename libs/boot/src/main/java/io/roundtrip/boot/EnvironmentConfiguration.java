package io.roundtrip.boot;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.observation.ObservationRegistry;
import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.dataverse.DataverseSettings;
import io.roundtrip.dataverse.RequestObserver;
import io.roundtrip.schema.failures.DataverseFailureRows;
import io.roundtrip.schema.failures.FailureRows;
import io.roundtrip.schema.failures.Failures;
import io.roundtrip.schema.failures.RowBases;
import io.roundtrip.schema.feeds.DataverseDeltaLinks;
import io.roundtrip.schema.feeds.DeltaLinks;
import io.roundtrip.schema.instances.DataverseInstances;
import io.roundtrip.schema.instances.Instances;
import io.roundtrip.schema.instances.OurUsers;
import io.roundtrip.schema.links.DataverseLinks;
import io.roundtrip.schema.links.Links;
import io.roundtrip.schema.mappings.DataverseMappingStore;
import io.roundtrip.schema.mappings.MappingCache;
import io.roundtrip.schema.mappings.MappingStore;
import io.roundtrip.schema.outbox.DataverseOutbox;
import io.roundtrip.schema.outbox.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Connects an app to its environment: Dataverse as one application user, and the stores in it. */
@Configuration(proxyBeanMethods = false)
public class EnvironmentConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Thread-safe, as its users need it. */
    @Bean
    RandomGenerator random() {
        return new Random();
    }

    @Bean
    Settings settings(Environment environment) {
        return new Settings(environment);
    }

    @Bean
    DataverseSettings dataverseSettings(Settings settings) {
        return new DataverseSettings(
                settings.requiredUri("roundtrip.dataverse.url", "https://contoso.crm.dynamics.com"),
                new ApplicationUsers(settings).read(),
                settings.duration("roundtrip.dataverse.request-timeout", Duration.ofSeconds(30)),
                settings.positive("roundtrip.dataverse.page-size", 1000));
    }

    @Bean
    RequestObserver requestObserver(ObservationRegistry registry) {
        return new MeteredRequests(registry);
    }

    @Bean
    DataverseClient dataverseClient(
            DataverseSettings settings, Clock clock, RandomGenerator random, RequestObserver observer) {
        return DataverseClient.connect(settings, clock, random, observer);
    }

    @Bean
    MeterBinder entitlementMetrics(DataverseClient dataverse, Settings settings) {
        return new EntitlementMetrics(dataverse, entitlement(settings));
    }

    /** Operations a day; 0 when nobody said. */
    private static int entitlement(Settings settings) {
        String property = "roundtrip.dataverse.daily-entitlement";
        return settings.text(property).isPresent() ? settings.positive(property, 500_000) : 0;
    }

    @Bean
    MappingStore mappingStore(DataverseClient dataverse) {
        return new DataverseMappingStore(dataverse);
    }

    @Bean
    MappingCache mappingCache(MappingStore store, Clock clock) {
        return new MappingCache(store, clock);
    }

    @Bean
    Outbox outbox(DataverseClient dataverse) {
        return new DataverseOutbox(dataverse);
    }

    @Bean
    FailureRows failureRows(DataverseClient dataverse) {
        return new DataverseFailureRows(dataverse);
    }

    @Bean
    Failures failures(FailureRows rows, Clock clock) {
        return new Failures(rows, clock);
    }

    @Bean
    DeltaLinks deltaLinks(DataverseClient dataverse) {
        return new DataverseDeltaLinks(dataverse);
    }

    @Bean
    Links links(DataverseClient dataverse) {
        return new DataverseLinks(dataverse);
    }

    @Bean
    Instances instances(DataverseClient dataverse) {
        return new DataverseInstances(dataverse);
    }

    @Bean
    OurUsers ourUsers(Instances instances, Clock clock) {
        return new OurUsers(instances, clock);
    }

    @Bean
    RowBases rowBases(DataverseClient dataverse, OurUsers ourUsers) {
        return new RowBases(dataverse, ourUsers);
    }
}
