package dev.vitals.digest;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is to be said is decided, and what is decided is sent, by whichever instance is free. */
@Configuration(proxyBeanMethods = false)
class MailTasks {

    private static final int DECIDE_SECONDS = 15;
    private static final int SEND_SECONDS = 15;
    private static final int REMIND_MINUTES = 60;
    private static final LocalTime AT_NIGHT = LocalTime.of(3, 20);

    @Bean
    Task<Void> digestTask(ObjectProvider<DigestRound> digests, ObjectProvider<AlertRound> alerts) {
        return Tasks.recurring("digests", FixedDelay.ofSeconds(DECIDE_SECONDS)).execute((instance, context) -> {
            digests.getObject().round();
            alerts.getObject().round();
        });
    }

    @Bean
    Task<Void> reminderTask(ObjectProvider<ReminderRound> reminders, ObjectProvider<RequestReminder> requests) {
        return Tasks.recurring("reminders", FixedDelay.ofMinutes(REMIND_MINUTES))
                .execute((instance, context) -> {
                    reminders.getObject().round();
                    requests.getObject().round();
                });
    }

    @Bean
    Task<Void> postTask(ObjectProvider<Post> post) {
        return Tasks.recurring("post", FixedDelay.ofSeconds(SEND_SECONDS))
                .execute((instance, context) -> post.getObject().round());
    }

    @Bean
    Task<Void> oldMailTask(ObjectProvider<Outbox> outbox, MailSettings settings, Clock clock) {
        return Tasks.recurring("old-mails", Schedules.daily(ZoneOffset.UTC, AT_NIGHT))
                .execute((instance, context) ->
                        outbox.getObject().forget(clock.instant().minus(settings.keep())));
    }
}
