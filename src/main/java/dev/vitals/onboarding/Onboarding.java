package dev.vitals.onboarding;

import dev.vitals.account.Account;
import dev.vitals.account.AccountConnection;
import dev.vitals.deploy.GivenTo;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account or an organization on its way in.
 *
 * @param account in which the role is; of an organization the one that tells its members
 * @param externalId generated for this one, so that nobody can guess it
 * @param principal who Vitals is to AWS; empty where it could not be found out
 * @param roleArn the role as its template names it, unless somebody named another
 * @param endpoint in place of AWS's own, as for an emulator; empty for AWS
 * @param checked how the last look at the connection went, null before the first
 * @param scanAskedAt when the first scan was asked for
 */
record Onboarding(
        UUID id,
        Kind kind,
        String account,
        String name,
        String externalId,
        String principal,
        String roleArn,
        String homeRegion,
        String endpoint,
        boolean holdsPhi,
        List<String> groups,
        @Nullable Checked checked,
        @Nullable Instant checkedAt,
        @Nullable Instant scanAskedAt,
        String begunBy,
        Instant begunAt) {

    enum Kind {
        ACCOUNT,
        ORGANIZATION
    }

    public boolean isOrganization() {
        return kind == Kind.ORGANIZATION;
    }

    public String partition() {
        return roleArn.split(":")[1];
    }

    public String roleName() {
        return roleArn.substring(roleArn.lastIndexOf('/') + 1);
    }

    GivenTo whom() {
        return new GivenTo(principal, externalId);
    }

    /** The account that it is about. */
    Account asAccount(Instant at) {
        return asAccount(account, name, at);
    }

    /** One that comes in with it: a member has the role of the same name and asks for the same external id. */
    Account asAccount(String id, String called, Instant at) {
        var reached = AccountConnection.role(roleIn(id), externalId, homeRegion)
                .at(endpoint.isEmpty() ? null : URI.create(endpoint));
        return new Account(id, called, partition(), reached, List.of(), holdsPhi, null, false, at, groups);
    }

    String roleIn(String id) {
        return roleArn.replace(":" + account + ":", ":" + id + ":");
    }
}
