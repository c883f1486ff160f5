package dev.vitals.onboarding;

import dev.vitals.account.Account;
import dev.vitals.aws.AwsAccess;
import dev.vitals.aws.CallLog;
import dev.vitals.aws.CannotConnectException;
import dev.vitals.aws.Connection;
import dev.vitals.onboarding.Checked.Guard;
import dev.vitals.scan.AccountWays;
import dev.vitals.scan.ConnectionCheck;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Looks whether what was deployed works: the role, its policies, its trust, the members of the organization. */
@Component
class RoleCheck {

    private final ConnectionCheck connection;
    private final MemberReader members;
    private final OnboardingStore paths;
    private final AwsAccess access;
    private final Clock clock;

    RoleCheck(ConnectionCheck connection, MemberReader members, OnboardingStore paths, AwsAccess access, Clock clock) {
        this.connection = connection;
        this.members = members;
        this.paths = paths;
        this.access = access;
        this.clock = clock;
    }

    /** Looks, and keeps what it saw. Takes seconds, at most about two minutes. */
    Checked of(Onboarding path) {
        var account = path.asAccount(clock.instant());
        var result = connection.of(account);
        var candidates = List.of(alone(path, result.isOpen()));
        var trouble = "";
        if (path.isOrganization() && result.isOpen()) {
            try {
                candidates = members.of(path, paths.accounts(path.id()));
            } catch (CannotConnectException closed) {
                trouble = String.valueOf(closed.getMessage());
            }
        }
        var checked = new Checked(result, result.isOpen() ? guard(account) : Guard.UNKNOWN, trouble);
        paths.checked(path.id(), checked, candidates, clock.instant());
        return checked;
    }

    private static Candidate alone(Onboarding path, boolean opens) {
        return new Candidate(path.account(), path.name(), "ACTIVE", opens, "", opens, "", (UUID) null);
    }

    /** A role that does not ask for the external id opens to whoever else can have Vitals ask. */
    private Guard guard(Account account) {
        try {
            access.open(without(AccountWays.live(account)), "vitals-check", List.of(), new CallLog(), null);
            return Guard.LETS_ANYBODY_IN;
        } catch (CannotConnectException closed) {
            return guard(closed);
        }
    }

    /** Only a refusal says that it is asked for: a call that went wrong otherwise says nothing of the role. */
    static Guard guard(CannotConnectException closed) {
        return closed.getCause() instanceof AwsServiceException refused && refused.statusCode() == 403
                ? Guard.ASKS
                : Guard.UNKNOWN;
    }

    private static Connection without(Connection external) {
        return new Connection(
                external.profile(),
                external.accessKeyId(),
                external.secretAccessKey(),
                external.roleArn(),
                null,
                external.endpoint(),
                external.homeRegion());
    }
}
