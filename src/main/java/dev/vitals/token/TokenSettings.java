package dev.vitals.token;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What an organization decides about tokens.
 *
 * @param maxDays longest life of a token, in days
 * @param callsPerMinute calls of one token, or of one SCIM credential, to one instance that are answered; short bursts up to the same number pass
 */
@Validated
@ConfigurationProperties("vitals.tokens")
record TokenSettings(
        @DefaultValue("366") @Min(1) @Max(366) int maxDays,
        @DefaultValue("600") @Min(1) int callsPerMinute) {}
