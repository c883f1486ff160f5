package dev.vitals.demo;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The replay as a task that one instance takes, and another takes over where that one dies. */
@Configuration(proxyBeanMethods = false)
class DemoTask {

    /** Asks for its helpers only when it runs: they ask the scheduler, which asks for the tasks. */
    @Bean
    Task<Void> demoReplayTask(
            ObjectProvider<DemoPeople> people, ObjectProvider<DemoReplay> replay, ObjectProvider<DemoStart> start) {
        return Tasks.oneTime(DemoStart.TASK).execute((instance, context) -> {
            people.getObject().tell();
            replay.getObject().run();
            start.getObject().open();
        });
    }
}
