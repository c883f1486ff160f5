package dev.vitals.outgoing;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What has happened is made into deliveries, and deliveries are sent, by whichever instance is free. */
@Configuration(proxyBeanMethods = false)
class OutgoingTasks {

    private static final int SECONDS = 10;
    private static final int MINUTES = 5;
    private static final LocalTime AT_NIGHT = LocalTime.of(3, 40);
    private static final Duration KEPT = Duration.ofDays(400);

    @Bean
    Task<Void> outgoingTask(ObjectProvider<EventRound> events, ObjectProvider<Courier> courier) {
        return Tasks.recurring("outgoing", FixedDelay.ofSeconds(SECONDS)).execute((instance, context) -> {
            events.getObject().round();
            courier.getObject().round();
        });
    }

    @Bean
    Task<Void> issueTask(ObjectProvider<IssueRound> issues) {
        return Tasks.recurring("issues", FixedDelay.ofMinutes(MINUTES))
                .execute((instance, context) -> issues.getObject().round());
    }

    @Bean
    Task<Void> oldDeliveryTask(ObjectProvider<Deliveries> deliveries, Clock clock) {
        return Tasks.recurring("old-deliveries", Schedules.daily(ZoneOffset.UTC, AT_NIGHT))
                .execute((instance, context) ->
                        deliveries.getObject().forget(clock.instant().minus(KEPT)));
    }
}
