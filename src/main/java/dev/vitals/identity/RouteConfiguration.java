package dev.vitals.identity;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the guard before every route. */
@Configuration(proxyBeanMethods = false)
class RouteConfiguration implements WebMvcConfigurer {

    private final RouteGuard guard;
    private final RouteRecord record;

    RouteConfiguration(RouteGuard guard, RouteRecord record) {
        this.guard = guard;
        this.record = record;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(guard).order(Integer.MIN_VALUE);
        registry.addInterceptor(record).order(Integer.MIN_VALUE + 1);
    }
}
