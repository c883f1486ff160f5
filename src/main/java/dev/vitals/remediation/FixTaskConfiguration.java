package dev.vitals.remediation;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FixTaskConfiguration {

    /** Begun again by another instance where the one that ran it died. */
    @Bean
    OneTimeTask<Void> fixRun(FixRunner runner) {
        return Tasks.oneTime(FixQueue.RUN).execute((instance, context) -> runner.run(FixQueue.plan(instance.getId())));
    }
}
