package io.roundtrip.admin;

import io.roundtrip.admin.api.ApiErrors;
import io.roundtrip.admin.api.FailuresApi;
import io.roundtrip.admin.notifications.ActController;
import io.roundtrip.admin.notifications.NotificationController;
import io.roundtrip.admin.overview.OverviewController;
import io.roundtrip.admin.problems.ProblemLines;
import io.roundtrip.admin.problems.Problems;
import io.roundtrip.admin.problems.ProblemsController;
import io.roundtrip.admin.retries.Retries;
import io.roundtrip.admin.retries.RetryController;
import io.roundtrip.admin.time.Times;
import io.roundtrip.admin.web.ErrorPages;
import io.roundtrip.admin.web.Frame;
import io.roundtrip.admin.web.HostFilter;
import io.roundtrip.admin.web.Hosts;
import io.roundtrip.admin.web.OwnPagesFilter;
import io.roundtrip.admin.web.SecurityHeadersFilter;
import io.roundtrip.boot.Settings;
import io.roundtrip.mapping.Mappings;
import io.roundtrip.schema.failures.FailureRows;
import io.roundtrip.schema.failures.Failures;
import io.roundtrip.schema.feeds.DeltaLinks;
import io.roundtrip.schema.mappings.MappingCache;
import io.roundtrip.schema.outbox.Outbox;
import jakarta.servlet.Filter;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** All parts of the admin UI and how they hold together; the stores come from the environment. */
@Configuration(proxyBeanMethods = false)
public class AdminConfiguration {

    private static final int WRITES_AT_A_TIME = 8;

    @Bean
    AdminProperties adminProperties(Environment environment) {
        Settings settings = new Settings(environment);
        LoopbackOnly.check(settings);
        return AdminProperties.from(settings);
    }

    @Bean
    Supplier<Mappings> mappings(MappingCache cache) {
        return cache::current;
    }

    @Bean
    Problems problems(Outbox outbox, FailureRows rows, Clock clock) {
        return new Problems(outbox, rows, clock);
    }

    @Bean(destroyMethod = "shutdown")
    ExecutorService parallelWrites() {
        return Executors.newFixedThreadPool(WRITES_AT_A_TIME);
    }

    @Bean
    Retries retries(
            Problems problems, Outbox outbox, Failures failures, ExecutorService parallel, AdminProperties own) {
        return new Retries(problems, outbox, failures, parallel, own.operator());
    }

    @Bean
    Times times(Clock clock, AdminProperties own) {
        return new Times(clock, own.timeZone());
    }

    @Bean
    ProblemLines problemLines(Times times, Supplier<Mappings> mappings) {
        return new ProblemLines(times, mappings);
    }

    @Bean
    OverviewController overview(Problems problems, Supplier<Mappings> mappings, DeltaLinks feeds, Times times) {
        return new OverviewController(problems, mappings, feeds, times);
    }

    @Bean
    ProblemsController problemList(Problems problems, ProblemLines lines, Supplier<Mappings> mappings) {
        return new ProblemsController(problems, lines, mappings);
    }

    @Bean
    NotificationController notification(Problems problems, ProblemLines lines, AdminProperties own) {
        return new NotificationController(problems, lines, own.dynamics());
    }

    @Bean
    ActController acts(Retries retries) {
        return new ActController(retries);
    }

    @Bean
    RetryController bulkRetries(Retries retries, Problems problems) {
        return new RetryController(retries, problems);
    }

    @Bean
    FailuresApi failuresApi(Problems problems, Retries retries) {
        return new FailuresApi(problems, retries);
    }

    @Bean
    ApiErrors apiErrors() {
        return new ApiErrors();
    }

    @Bean
    ErrorPages errorPages(AdminProperties own) {
        return new ErrorPages(own.badge(), UUID::randomUUID);
    }

    @Bean
    Frame frame(Problems problems, Times times, AdminProperties own) {
        return new Frame(problems, times, own.badge());
    }

    @Bean
    FilterRegistrationBean<Filter> securityHeaders() {
        return filter(new SecurityHeadersFilter(), 1);
    }

    @Bean
    FilterRegistrationBean<Filter> ourNamesOnly(AdminProperties own) {
        return filter(new HostFilter(new Hosts(own.hosts())), 2);
    }

    @Bean
    FilterRegistrationBean<Filter> ourPagesOnly() {
        return filter(new OwnPagesFilter(), 3);
    }

    private static FilterRegistrationBean<Filter> filter(Filter filter, int order) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        return registration;
    }
}
