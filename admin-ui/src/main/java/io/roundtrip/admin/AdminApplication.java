package io.roundtrip.admin;

import io.roundtrip.boot.EnvironmentConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Shows business admins what failed, and lets them retry it. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({EnvironmentConfiguration.class, AdminConfiguration.class, AdminHealthConfiguration.class})
public class AdminApplication {

    public static void main(String[] args) {
        SpringApplication.run(AdminApplication.class, args);
    }
}
