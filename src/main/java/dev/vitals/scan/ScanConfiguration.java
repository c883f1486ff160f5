package dev.vitals.scan;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.vitals.account.AccountStore;
import dev.vitals.aws.AwsAccess;
import dev.vitals.aws.Pacer;
import dev.vitals.collect.CollectorCatalogue;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts scanning into the application. */
@Configuration(proxyBeanMethods = false)
class ScanConfiguration {

    @Bean
    AwsAccess awsAccess(@Value("${vitals.scan.share-of-quota:0.5}") double share, ObservationRegistry observations) {
        return new AwsAccess(new Pacer(share), observations);
    }

    @Bean
    ScanRunner scanRunner(
            List<AccountOpener> openers,
            CollectorCatalogue collectors,
            ScanStore scans,
            ScanKeeper keeper,
            Clock clock,
            @Value("${db-scheduler.heartbeat-interval}") Duration heartbeat,
            ObservationRegistry observations) {
        return new ScanRunner(openers, collectors, scans, keeper, clock, heartbeat, observations);
    }

    @Bean
    Task<Void> scanTask(AccountStore accounts, ScanStore scans, ScanRunner runner, UsualInterval usual, Clock clock) {
        return new ScanTask(accounts, scans, runner, usual.duration(), clock, RandomGenerator.getDefault()).task();
    }

    @Bean
    Task<Void> unheardScansTask(
            ObjectProvider<UnheardScans> unheard, @Value("${db-scheduler.heartbeat-interval}") Duration heartbeat) {
        return Tasks.recurring("unheard-scans", FixedDelay.of(heartbeat.dividedBy(2)))
                .execute((instance, context) -> unheard.getObject().end());
    }

    /** For instances that only serve pages: they may ask for scans, and run none. */
    @Bean
    @ConditionalOnProperty(name = "db-scheduler.enabled", havingValue = "false")
    SchedulerClient schedulerClient(DataSource database, List<Task<?>> tasks) {
        return SchedulerClient.Builder.create(database, tasks).build();
    }
}
