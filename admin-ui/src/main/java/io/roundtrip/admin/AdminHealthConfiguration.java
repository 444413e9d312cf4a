package io.roundtrip.admin;

import io.roundtrip.boot.Heartbeat;
import io.roundtrip.boot.Loops;
import io.roundtrip.boot.LoopsHealth;
import io.roundtrip.dataverse.DataverseClient;
import io.roundtrip.schema.instances.Instances;
import java.time.Clock;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells the others that the admin UI runs, and health whether Dataverse answers it. */
@Configuration(proxyBeanMethods = false)
class AdminHealthConfiguration {

    @Bean
    Loops loops(Clock clock) {
        return new Loops(1, clock);
    }

    @Bean
    LoopsHealth loopsHealth(Loops loops) {
        return new LoopsHealth(loops);
    }

    @Bean
    ApplicationRunner heartbeat(Loops loops, DataverseClient dataverse, Instances instances, Clock clock) {
        Heartbeat heartbeat = new Heartbeat(dataverse, instances, clock, "admin-ui");
        return arguments -> loops.start("Heartbeat", heartbeat::beat);
    }
}
