package dev.vitals.session;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;

/** Sessions come from the store; once a minute one of the instances ends those whose time is up. */
@Configuration(proxyBeanMethods = false)
@EnableSpringHttpSession
@EnableConfigurationProperties(SessionLimits.class)
class SessionConfiguration {

    @Bean
    Task<Void> sessionExpiryTask(ObjectProvider<SessionEnds> ends) {
        return Tasks.recurring("session-expiry", FixedDelay.of(Duration.ofMinutes(1)))
                .execute((instance, context) -> ends.getObject().expire());
    }
}
