package dev.vitals.watch;

import dev.vitals.watch.Work.DestinationWork;
import dev.vitals.watch.Work.TaskWork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Whether what Vitals does by itself gets done: mails, other systems, tasks, notices within Vitals, the head of the audit
 * log. All of it is shared by every instance, so that none of it says {@code DOWN}.
 */
@Configuration(proxyBeanMethods = false)
class WorkHealth {

    static final String DEGRADED = "DEGRADED";

    private static final Duration LONGEST_MAIL = Duration.ofHours(1);
    private static final Duration LONGEST_EVENT = Duration.ofMinutes(10);
    private static final Duration LONGEST_UNSIGNED = Duration.ofHours(50);

    private final Answers answers;
    private final Clock clock;

    WorkHealth(Answers answers, Clock clock) {
        this.answers = answers;
        this.clock = clock;
    }

    @Bean
    HealthIndicator mails() {
        return of((work, health) -> status(health, work.mailsFailed() > 0 || isLonger(work.mailSince(), LONGEST_MAIL))
                .withDetail("waiting", work.mailsWaiting())
                .withDetail("failedWithinADay", work.mailsFailed()));
    }

    @Bean
    HealthIndicator destinations() {
        return of((work, health) -> {
            status(health, work.destinations().stream().anyMatch(each -> each.failed() > 0 || each.troubled() > 0));
            work.destinations().forEach(each -> health.withDetail(each.kind(), words(each)));
        });
    }

    @Bean
    HealthIndicator tasks() {
        return of((work, health) -> {
            var bad = work.tasks().stream()
                    .filter(task -> task.failing() > 0 || task.still() > 0)
                    .collect(Collectors.toMap(TaskWork::task, WorkHealth::words));
            status(health, !bad.isEmpty()).withDetails(bad);
        });
    }

    @Bean
    HealthIndicator events() {
        return of((work, health) ->
                status(health, isLonger(work.eventSince(), LONGEST_EVENT)).withDetail("waiting", work.events()));
    }

    @Bean
    HealthIndicator audit() {
        return of((work, health) -> status(health, !work.headFits() || isLonger(work.unsignedSince(), LONGEST_UNSIGNED))
                .withDetail("head", work.headFits() ? "fits" : "does not fit the entry that it names"));
    }

    private HealthIndicator of(BiConsumer<Work, Health.Builder> tell) {
        return new AbstractHealthIndicator("How the work goes on could not be told") {
            @Override
            protected void doHealthCheck(Health.Builder health) {
                tell.accept(answers.work(), health);
            }
        };
    }

    private static Health.Builder status(Health.Builder health, boolean isBad) {
        return health.status(isBad ? DEGRADED : "UP");
    }

    private boolean isLonger(@Nullable Instant since, Duration longest) {
        return since != null && since.plus(longest).isBefore(clock.instant());
    }

    private static String words(DestinationWork each) {
        return "%d waiting, %d failed within a day, %d not answering"
                .formatted(each.waiting(), each.failed(), each.troubled());
    }

    private static String words(TaskWork task) {
        return "%d failing, %d standing still".formatted(task.failing(), task.still());
    }
}
