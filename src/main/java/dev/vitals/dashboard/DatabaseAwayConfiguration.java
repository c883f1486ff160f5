package dev.vitals.dashboard;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.thymeleaf.ITemplateEngine;

@Configuration(proxyBeanMethods = false)
class DatabaseAwayConfiguration {

    /** Before sessions, which are in the database. */
    private static final int FIRST = Ordered.HIGHEST_PRECEDENCE + 10;

    @Bean
    FilterRegistrationBean<DatabaseAway> databaseAway(ITemplateEngine templates) {
        var registration = new FilterRegistrationBean<>(new DatabaseAway(templates));
        registration.setOrder(FIRST);
        return registration;
    }
}
