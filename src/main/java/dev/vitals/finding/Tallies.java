package dev.vitals.finding;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Adds up what was told of findings and verdicts since, once a minute, on one of the instances. */
@Configuration(proxyBeanMethods = false)
class Tallies {

    private static final Duration OFTEN = Duration.ofMinutes(1);

    @Bean
    Task<Void> talliesTask(ObjectProvider<TallyStore> tallies) {
        return Tasks.recurring("tallies", Schedules.fixedDelay(OFTEN))
                .execute((instance, context) -> tallies.getObject().addUp());
    }
}
