package io.roundtrip.admin;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The admin UI as a process of its own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(AdminConfiguration.class)
public class AdminApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(AdminApplication.class, arguments);
    }
}
