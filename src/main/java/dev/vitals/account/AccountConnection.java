package dev.vitals.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an account is reached. Holds no secret: credentials come from where Vitals runs.
 *
 * @param profile of the shared AWS configuration
 * @param roleArn the role to assume, with {@code externalId} against the confused deputy
 * @param endpoint in place of AWS's own, as for an emulator
 * @param folder of a recording
 * @param start for the demo: the first day of its story
 * @param homeRegion that is asked for global services
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccountConnection(
        Kind kind,
        @Nullable String profile,
        @Nullable String roleArn,
        @Nullable String externalId,
        @Nullable URI endpoint,
        @Nullable String folder,
        @Nullable Instant start,
        String homeRegion) {

    /** Where the credentials, or the answers themselves, come from. */
    public enum Kind {
        /** Whatever Vitals runs with: environment, instance or task role. */
        AMBIENT,
        PROFILE,
        ROLE,
        RECORDING,
        DEMO
    }

    /** A role to assume. */
    public static AccountConnection role(String arn, @Nullable String externalId, String homeRegion) {
        return new AccountConnection(Kind.ROLE, null, arn, externalId, null, null, null, homeRegion);
    }

    /** Vitals' own credentials. */
    public static AccountConnection ambient(String homeRegion) {
        return new AccountConnection(Kind.AMBIENT, null, null, null, null, null, null, homeRegion);
    }

    /** A profile of the shared AWS configuration. */
    public static AccountConnection profile(String name, String homeRegion) {
        return new AccountConnection(Kind.PROFILE, name, null, null, null, null, null, homeRegion);
    }

    /** A recording in a folder that Vitals can read. */
    public static AccountConnection recording(String folder, String homeRegion) {
        return new AccountConnection(Kind.RECORDING, null, null, null, null, folder, null, homeRegion);
    }

    /** A recorded account of the demo. */
    public static AccountConnection demo(String folder, Instant start, String homeRegion) {
        return new AccountConnection(Kind.DEMO, null, null, null, null, folder, start, homeRegion);
    }

    /** The same, asking elsewhere than AWS. */
    public AccountConnection at(@Nullable URI endpoint) {
        return new AccountConnection(kind, profile, roleArn, externalId, endpoint, folder, start, homeRegion);
    }
}
