package dev.vitals.identity;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whom people ask who cannot enter or have no role.
 *
 * @param name a person or a team
 * @param mail an address; empty where there is none to show
 */
@ConfigurationProperties("vitals.contact")
record Contact(
        @DefaultValue("the administrator of Vitals") String name,
        @DefaultValue("") String mail) {}
