package dev.vitals.live;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who listens and who reads: whichever instance is free, one at a time. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LiveSettings.class)
class LiveTasks {

    private static final int BETWEEN_ROUNDS = 2;
    private static final LocalTime AT_NIGHT = LocalTime.of(3, 40);

    @Bean
    Task<Void> listenTask(ObjectProvider<Listener> listener) {
        return Tasks.recurring("listen-for-changes", FixedDelay.ofSeconds(BETWEEN_ROUNDS))
                .execute((instance, context) -> listener.getObject().round());
    }

    /** A reading whose instance died is begun again. */
    @Bean
    Task<Void> readChangesTask(ObjectProvider<LiveReads> reads) {
        return Tasks.oneTime(LiveReads.TASK)
                .execute((instance, context) -> reads.getObject().run(instance.getId()));
    }

    @Bean
    Task<Void> oldChangesTask(ObjectProvider<LiveChanges> changes, LiveSettings settings, Clock clock) {
        return Tasks.recurring("old-changes", Schedules.daily(ZoneOffset.UTC, AT_NIGHT))
                .execute((instance, context) ->
                        changes.getObject().forget(clock.instant().minus(settings.keep())));
    }
}
