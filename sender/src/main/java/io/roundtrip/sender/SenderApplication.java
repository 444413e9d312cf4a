package io.roundtrip.sender;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Watches Dataverse and notifies of what changed. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(SenderConfiguration.class)
public class SenderApplication {

    public static void main(String[] args) {
        SpringApplication.run(SenderApplication.class, args);
    }
}
