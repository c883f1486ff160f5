package dev.vitals.aws;

import dev.vitals.inventory.Place;
import io.micrometer.observation.ObservationRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.Tag;

/** Opens sessions to accounts. One per process: its pacer is shared by all scans. */
public final class AwsAccess {

    private static final int ROLE_SECONDS = 3600;
    private static final Collection<Operation> ALWAYS =
            List.of(Operation.of("sts", "GetCallerIdentity"), Operation.of("ec2", "DescribeRegions"));

    private final Pacer pacer;
    private final ObservationRegistry observations;

    public AwsAccess(Pacer pacer) {
        this(pacer, ObservationRegistry.NOOP);
    }

    /**
     * @param observations where calls are counted and traced
     */
    public AwsAccess(Pacer pacer, ObservationRegistry observations) {
        this.pacer = pacer;
        this.observations = observations;
    }

    /** The operations that opening an account itself calls. */
    public static Collection<Operation> operations() {
        return ALWAYS;
    }

    /**
     * Opens an account at its home region.
     *
     * @param session a name for AWS's own log, such as the scan's id
     * @param declared the operations that may be called
     * @param recordTo a folder in which every answer is kept, or null
     * @throws CannotConnectException with a sentence, when the account does not answer who it is
     */
    public AwsSession open(
            Connection connection,
            String session,
            Collection<Operation> declared,
            CallLog log,
            @Nullable Path recordTo) {
        return open(connection, session, Map.of(), declared, log, recordTo);
    }

    /**
     * Opens an account by a role whose session says of itself why it is there.
     *
     * @param tags of the session, which CloudTrail then writes beside every call
     */
    public AwsSession openTagged(
            Connection connection,
            String session,
            Map<String, String> tags,
            Collection<Operation> declared,
            CallLog log) {
        return open(connection, session, tags, declared, log, null);
    }

    private AwsSession open(
            Connection connection,
            String session,
            Map<String, String> tags,
            Collection<Operation> declared,
            CallLog log,
            @Nullable Path recordTo) {
        return open(reach(connection, session, tags), declared, log, recordTo);
    }

    /**
     * Has the SDK loaded on a thread of its own, which takes most of the time until the first call: for a command line,
     * before it reads its options.
     */
    public static void prepare() {
        Thread.ofPlatform()
                .daemon()
                .name("prepare")
                .start(() -> StsClient.builder()
                        .region(Region.US_EAST_1)
                        .credentialsProvider(AnonymousCredentialsProvider.create())
                        .httpClient(HttpClients.SHARED)
                        .build());
    }

    /**
     * Asks an account who it is, which is the first call of every scan: what is to be asked then may be made up meanwhile.
     *
     * @param session a name for AWS's own log
     * @throws CannotConnectException with a sentence, when the account does not answer who it is
     */
    public static ReachedAccount reach(Connection connection, String session) {
        return reach(connection, session, Map.of());
    }

    /**
     * Opens an account that said who it is, at its home region.
     *
     * @param declared the operations that may be called
     * @param recordTo a folder in which every answer is kept, or null
     */
    public AwsSession open(
            ReachedAccount account, Collection<Operation> declared, CallLog log, @Nullable Path recordTo) {
        var allowed = Stream.concat(declared.stream(), ALWAYS.stream()).toList();
        var recorder = recordTo == null ? null : new Recorder(recordTo);
        var observer = new CallObserver(account.caller().account(), pacer, log, recorder, allowed, observations);
        var shared = LiveSession.Shared.of(account.connection(), account.credentials(), observer);
        return new LiveSession(shared, account.caller());
    }

    private static ReachedAccount reach(Connection connection, String session, Map<String, String> tags) {
        checkRegion(connection.homeRegion());
        var credentials = credentials(connection, session, tags);
        return new ReachedAccount(connection, credentials, whoAmI(connection, credentials));
    }

    /**
     * Who our own credentials are, as a policy of trust names it: a session of a role is the role.
     *
     * @throws CannotConnectException with a sentence, when there are none or nobody answers
     */
    public String ownArn(Connection connection) {
        checkRegion(connection.homeRegion());
        try (var sts = sts(connection, own(connection))) {
            return principal(sts.getCallerIdentity().arn());
        } catch (SdkException failure) {
            throw ConnectionTrouble.of(connection, failure);
        }
    }

    /** AWS leaves a role's path out of the session's ARN, so that a role with one has to be named by hand. */
    static String principal(String caller) {
        return caller.replaceFirst("^(arn:[a-z-]+):sts::(\\d{12}):assumed-role/([^/]+)/.*$", "$1:iam::$2:role/$3");
    }

    /**
     * The regions that are enabled in an account.
     *
     * @throws CannotConnectException with a sentence, when the account does not tell
     */
    public static List<String> enabledRegions(AwsSession home) {
        try {
            return home.client(Ec2Client.class).describeRegions().regions().stream()
                    .map(region -> region.regionName())
                    .sorted()
                    .toList();
        } catch (SdkException failure) {
            throw new CannotConnectException(
                    "The account does not tell its regions (%s). Grant ec2:DescribeRegions or name the regions."
                            .formatted(AwsFailure.of(failure).detail()),
                    failure);
        }
    }

    private static void checkRegion(String region) {
        if (Region.regions().stream().noneMatch(known -> known.id().equals(region))) {
            throw new CannotConnectException(
                    "There is no AWS region '%s'. Use a name such as us-east-1.".formatted(region), null);
        }
    }

    private static AwsCredentialsProvider credentials(Connection connection, String session, Map<String, String> tags) {
        var own = own(connection);
        if (connection.roleArn() == null) {
            return own;
        }
        var request = AssumeRoleRequest.builder()
                .roleArn(connection.roleArn())
                .externalId(connection.externalId())
                .roleSessionName(session)
                .durationSeconds(ROLE_SECONDS)
                .tags(tags.entrySet().stream()
                        .map(tag -> Tag.builder()
                                .key(tag.getKey())
                                .value(tag.getValue())
                                .build())
                        .toList())
                .build();
        return StsAssumeRoleCredentialsProvider.builder()
                .stsClient(sts(connection, own))
                .refreshRequest(request)
                .build();
    }

    private static AwsCredentialsProvider own(Connection connection) {
        if (connection.accessKeyId() != null && connection.secretAccessKey() != null) {
            return StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(connection.accessKeyId(), connection.secretAccessKey()));
        }
        return connection.profile() != null
                ? ProfileCredentialsProvider.create(connection.profile())
                : DefaultCredentialsProvider.builder().build();
    }

    private static StsClient sts(Connection connection, AwsCredentialsProvider credentials) {
        var builder = StsClient.builder()
                .region(Region.of(connection.homeRegion()))
                .credentialsProvider(credentials)
                .httpClient(HttpClients.SHARED);
        Endpoints.of(connection).ifPresent((URI endpoint) -> builder.endpointOverride(endpoint));
        return builder.build();
    }

    private static Place whoAmI(Connection connection, AwsCredentialsProvider credentials) {
        try (var sts = sts(connection, credentials)) {
            var caller = sts.getCallerIdentity();
            return new Place(caller.arn().split(":")[1], caller.account(), connection.homeRegion());
        } catch (SdkException failure) {
            throw ConnectionTrouble.of(connection, failure);
        }
    }
}
