package dev.vitals.collect.iam;

import dev.vitals.collect.Sweep;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.UnreadableException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.GenerateCredentialReportResponse;
import software.amazon.awssdk.services.iam.model.ReportStateType;
import software.amazon.awssdk.services.iam.model.StatusType;

/** Passwords and keys: the credential report, and the ids of the keys of those users whom it credits with one. */
final class Credentials {

    private final IamClient client;
    private final Sweep sweep;

    Credentials(IamClient client, Sweep sweep) {
        this.client = client;
        this.sweep = sweep;
    }

    List<CredentialReportUser> report() {
        var generated = sweep.read(this::generate);
        // Who may not generate a report may still fetch one that somebody else generated in the last four hours.
        var fetched = sweep.read(() -> client.getCredentialReport().content());
        if (generated instanceof Reading.Unreadable<?>(Cause cause, String detail) && !fetched.isReadable()) {
            throw new UnreadableException(cause, detail);
        }
        var content = fetched.orElseThrow();
        return CredentialReport.parse(Reading.required(content, "Content").asUtf8String());
    }

    private GenerateCredentialReportResponse generate() {
        return Job.await("iam:GenerateCredentialReport", () -> {
            var answer = client.generateCredentialReport();
            return answer.state() == ReportStateType.COMPLETE ? Optional.of(answer) : Optional.empty();
        });
    }

    /** The keys of users with an active one; fails at the end when those of some user could not be read. */
    Iterable<AccessKey> keys(Iterable<CredentialReportUser> users) {
        var keys = new ArrayList<AccessKey>();
        UnreadableException failure = null;
        for (var user : users) {
            if (user.user().equals(CredentialReportUser.ROOT) || !user.hasActiveKey()) {
                continue;
            }
            switch (sweep.readAll(() -> listKeys(user.user()), "NoSuchEntity")) {
                case Reading.Known<List<AccessKeyMetadata>>(var listed) ->
                    listed.forEach(key -> keys.add(key(user, key)));
                case Reading.Absent<List<AccessKeyMetadata>>() -> {}
                case Reading.Unreadable<List<AccessKeyMetadata>>(Cause cause, String detail) ->
                    failure = new UnreadableException(cause, detail);
            }
        }
        return new PartlyRead<>(keys, failure);
    }

    private Iterable<AccessKeyMetadata> listKeys(String user) {
        return client.listAccessKeysPaginator(request -> request.userName(user)).accessKeyMetadata();
    }

    private static AccessKey key(CredentialReportUser user, AccessKeyMetadata key) {
        return new AccessKey(
                user.user(), key.accessKeyId(), active(key.status()), created(key.createDate()), lastUsed(user, key));
    }

    private static Reading<Boolean> active(@Nullable StatusType status) {
        return status == null || status == StatusType.UNKNOWN_TO_SDK_VERSION
                ? Reading.unreadable(Cause.MALFORMED, "Status was not understood")
                : Reading.known(status == StatusType.ACTIVE);
    }

    private static Reading<Instant> created(@Nullable Instant date) {
        return date == null ? Reading.unreadable(Cause.MALFORMED, "CreateDate was not returned") : Reading.known(date);
    }

    /** The report does not name keys; the slot with the same date, to the second, is the key's. */
    private static Reading<Instant> lastUsed(CredentialReportUser user, AccessKeyMetadata key) {
        for (var slot : user.accessKeys()) {
            if (slot.lastRotated() instanceof Reading.Known<Instant>(Instant rotated)
                    && key.createDate() != null
                    && Math.abs(ChronoUnit.SECONDS.between(rotated, key.createDate())) <= 1) {
                return slot.lastUsed();
            }
        }
        return Reading.unreadable(Cause.MALFORMED, "the credential report does not hold the key yet");
    }
}
