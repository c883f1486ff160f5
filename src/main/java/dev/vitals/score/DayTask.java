package dev.vitals.score;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import dev.vitals.page.Organization;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has the score of each new day kept, by whichever instance is first; one that was down then does it when it is up. */
@Configuration(proxyBeanMethods = false)
class DayTask {

    /** A little after midnight, so that it is the new day by every instance's clock. */
    private static final LocalTime SOON = LocalTime.of(0, 0, 10);

    @Bean
    Task<Void> scoreOfTheDayTask(DayKeeper keeper, Organization organization) {
        return Tasks.recurring("score-of-the-day", Schedules.daily(organization.zone(), SOON))
                .execute((instance, context) -> keeper.keepToday());
    }
}
