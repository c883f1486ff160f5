package dev.vitals.triage;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the clock does to findings, on whichever instance is first. */
@Configuration(proxyBeanMethods = false)
class TriageTasks {

    private static final int MINUTES = 10;

    @Bean
    Task<Void> acceptanceTask(ObjectProvider<AcceptanceClock> clock) {
        return Tasks.recurring("acceptances", FixedDelay.ofMinutes(MINUTES))
                .execute((instance, context) -> clock.getObject().tick());
    }

    /** A look whose instance died is begun again. */
    @Bean
    Task<Void> lookTask(ObjectProvider<LookRunner> runner) {
        return Tasks.oneTime(Looks.TASK)
                .execute((instance, context) -> runner.getObject().run(UUID.fromString(instance.getId())));
    }
}
