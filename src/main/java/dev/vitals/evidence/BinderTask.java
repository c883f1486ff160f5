package dev.vitals.evidence;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Each binder is made once, by whichever instance is free; one whose instance died is taken up again by another. */
@Configuration(proxyBeanMethods = false)
class BinderTask {

    private static final TaskDescriptor<Void> DESCRIPTOR = TaskDescriptor.of("make-binder", Void.class);
    private static final Duration AGAIN = Duration.ofMinutes(1);

    @Bean
    Task<Void> makeBinderTask(ObjectProvider<BinderMaker> maker, ObservationRegistry observations) {
        return Tasks.oneTime(DESCRIPTOR)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(AGAIN))
                .onDeadExecutionRevive()
                .execute((instance, context) -> Observation.createNotStarted("vitals.binder", observations)
                        .observe(() -> maker.getObject().make(UUID.fromString(instance.getId()))));
    }

    /** Has it made as soon as an instance is free; one that already waits is enough. */
    static void schedule(SchedulerClient scheduler, UUID binder, Instant at) {
        scheduler.scheduleIfNotExists(DESCRIPTOR.instance(binder.toString()).scheduledTo(at));
    }
}
