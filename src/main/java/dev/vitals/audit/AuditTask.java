package dev.vitals.audit;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Once a day one of the instances signs the head of the log. */
@Configuration(proxyBeanMethods = false)
class AuditTask {

    private static final LocalTime AFTER_MIDNIGHT = LocalTime.of(0, 5);

    @Bean
    Task<Void> auditHeadTask(ObjectProvider<AuditVerifier> verifier) {
        return Tasks.recurring("audit-head", Schedules.daily(ZoneOffset.UTC, AFTER_MIDNIGHT))
                .execute((instance, context) -> verifier.getObject().signYesterday());
    }
}
