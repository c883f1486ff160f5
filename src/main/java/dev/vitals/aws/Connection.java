package dev.vitals.aws;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How an account is reached. What is null is left to the SDK's default chain: environment, profile, instance or task
 * role.
 *
 * @param profile of the shared AWS configuration
 * @param accessKeyId with {@code secretAccessKey}: static credentials
 * @param roleArn a role to assume, with {@code externalId} against the confused deputy
 * @param endpoint in place of AWS's own, as for an emulator; else {@code AWS_ENDPOINT_URL} counts
 * @param homeRegion that is asked for global services
 */
public record Connection(
        @Nullable String profile,
        @Nullable String accessKeyId,
        @Nullable String secretAccessKey,
        @Nullable String roleArn,
        @Nullable String externalId,
        @Nullable URI endpoint,
        String homeRegion) {

    /** Whatever the environment gives. */
    public static Connection ambient(String homeRegion) {
        return new Connection(null, null, null, null, null, null, homeRegion);
    }

    @Override
    public String toString() {
        // Never the secret: connections end up in logs.
        return "Connection[profile=%s, accessKeyId=%s, roleArn=%s, endpoint=%s, homeRegion=%s]"
                .formatted(profile, accessKeyId, roleArn, endpoint, homeRegion);
    }
}
