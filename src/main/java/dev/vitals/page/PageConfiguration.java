package dev.vitals.page;

import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Organization.class)
class PageConfiguration implements WebMvcConfigurer {

    private final Clock clock;
    private final Organization organization;
    private final VisiblePeriod period;
    private final KeptHistory kept;

    PageConfiguration(Clock clock, Organization organization, @Lazy VisiblePeriod period, @Lazy KeptHistory kept) {
        this.clock = clock;
        this.organization = organization;
        this.period = period;
        this.kept = kept;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new AsOfResolver(clock, organization, period, kept));
    }
}
