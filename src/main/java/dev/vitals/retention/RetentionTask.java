package dev.vitals.retention;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Once a night one of the instances drops what is old. */
@Configuration(proxyBeanMethods = false)
class RetentionTask {

    /** After the head of the audit log, and when few are about. */
    private static final LocalTime AT_NIGHT = LocalTime.of(2, 40);

    @Bean
    Task<Void> retentionRunTask(ObjectProvider<Forgetting> forgetting) {
        return Tasks.recurring("retention", Schedules.daily(ZoneOffset.UTC, AT_NIGHT))
                .execute((instance, context) -> forgetting.getObject().run());
    }

    /** When it runs next. */
    static Instant next(Instant now) {
        var today = now.atOffset(ZoneOffset.UTC).with(AT_NIGHT);
        return (today.toInstant().isAfter(now) ? today : today.plusDays(1)).toInstant();
    }
}
