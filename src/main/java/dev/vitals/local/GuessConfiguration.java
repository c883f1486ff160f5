package dev.vitals.local;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Once a day one of the instances forgets guesses that no longer count. */
@Configuration(proxyBeanMethods = false)
class GuessConfiguration {

    private static final LocalTime EARLY = LocalTime.of(3, 10);

    @Bean
    Task<Void> guessesTask(ObjectProvider<Guesses> guesses) {
        return Tasks.recurring("sign-in-guesses", Schedules.daily(ZoneOffset.UTC, EARLY))
                .execute((instance, context) -> guesses.getObject().forget());
    }
}
