package io.roundtrip.ack;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Brings the target's ids back to Dataverse. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(AckConfiguration.class)
public class AckApplication {

    public static void main(String[] args) {
        SpringApplication.run(AckApplication.class, args);
    }
}
