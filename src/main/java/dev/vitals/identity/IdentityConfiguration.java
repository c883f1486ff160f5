package dev.vitals.identity;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({Contact.class, TrustedProxies.class})
class IdentityConfiguration {}
