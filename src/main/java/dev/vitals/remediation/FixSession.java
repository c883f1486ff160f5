package dev.vitals.remediation;

import dev.vitals.account.Account;
import dev.vitals.account.AccountConnection.Kind;
import dev.vitals.account.AccountStore;
import dev.vitals.aws.AwsAccess;
import dev.vitals.aws.AwsSession;
import dev.vitals.aws.CallLog;
import dev.vitals.aws.Connection;
import dev.vitals.inventory.Place;
import dev.vitals.remediation.fix.Fix;
import dev.vitals.remediation.fix.FixRefusedException;
import dev.vitals.remediation.fix.FixTarget;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Opens an account by the role that serves fixes alone; the session says which plan it serves and who approved it. */
@Component
class FixSession {

    private static final String NAME = "vitals-fix-";

    private final AwsAccess access;
    private final AccountStore accounts;
    private final FixRoles roles;

    FixSession(AwsAccess access, AccountStore accounts, FixRoles roles) {
        this.access = access;
        this.accounts = accounts;
        this.roles = roles;
    }

    /**
     * The account in the region of what is to be changed.
     *
     * @param approver who approved the plan; empty while it is being made
     * @throws FixRefusedException where the account has no such role
     * @throws dev.vitals.aws.CannotConnectException with a sentence, when the role cannot be assumed
     */
    AwsSession open(FixTarget target, Fix fix, UUID plan, String approver) {
        var account = accounts.find(target.account())
                .orElseThrow(() -> new FixRefusedException("Account %s is not watched.".formatted(target.account())));
        var role = roles.of(account.id())
                .orElseThrow(() -> new FixRefusedException(
                        "No role for fixes is named for %s. An administrator names it under Fixes, Roles."
                                .formatted(account.name())));
        var tags = Map.of("vitals-plan", plan.toString(), "vitals-approver", tag(approver));
        var home = access.openTagged(
                connection(account, role),
                NAME + plan.toString().substring(0, 8),
                tags,
                fix.operations(),
                new CallLog());
        if (!home.account().equals(account.id())) {
            throw new FixRefusedException(
                    "The role leads to account %s, not to %s.".formatted(home.account(), account.id()));
        }
        return target.region().equals(Place.GLOBAL) ? home : home.in(target.region());
    }

    private static Connection connection(Account account, FixRole role) {
        var reading = account.connection();
        if (reading.kind() == Kind.RECORDING || reading.kind() == Kind.DEMO) {
            throw new FixRefusedException("%s is a recording; there is nothing to change.".formatted(account.name()));
        }
        return new Connection(
                reading.profile(),
                null,
                null,
                role.arn(),
                role.externalId().isEmpty() ? null : role.externalId(),
                reading.endpoint(),
                reading.homeRegion());
    }

    /** What AWS takes as a tag's value (AssumeRole: letters, digits, spaces and _.:/=+-@). */
    private static String tag(String name) {
        var plain = name.replaceAll("[^\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]", "_");
        return plain.substring(0, Math.min(plain.length(), 256));
    }
}
