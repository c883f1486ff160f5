package dev.vitals.scan;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import dev.vitals.account.AccountStore;
import dev.vitals.aws.AwsAccess;
import dev.vitals.aws.Pacer;
import dev.vitals.collect.CollectorCatalogue;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
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
            ObservationRegistry observations) {
        return new ScanRunner(openers, collectors, scans, keeper, clock, observations);
    }

    @Bean
    Task<Void> scanTask(AccountStore accounts, ScanStore scans, ScanRunner runner, UsualInterval usual, Clock clock) {
        return new ScanTask(accounts, scans, runner, usual.duration(), clock, RandomGenerator.getDefault()).task();
    }

    /** For instances that only serve pages: they may ask for scans, and run none. */
    @Bean
    @ConditionalOnProperty(name = "db-scheduler.enabled", havingValue = "false")
    SchedulerClient schedulerClient(DataSource database, List<Task<?>> tasks) {
        return SchedulerClient.Builder.create(database, tasks).build();
    }
}
