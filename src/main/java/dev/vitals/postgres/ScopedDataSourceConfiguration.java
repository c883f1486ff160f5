package dev.vitals.postgres;

import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the scope of rows before the pool, whichever it is. */
@Configuration(proxyBeanMethods = false)
class ScopedDataSourceConfiguration {

    @Bean
    static BeanPostProcessor rowScopeBeforeThePool() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource pool && !(bean instanceof ScopedDataSource)
                        ? new ScopedDataSource(pool)
                        : bean;
            }
        };
    }
}
