package dev.vitals.onboarding;

import dev.vitals.account.AccountConnection;
import dev.vitals.aws.AwsAccess;
import dev.vitals.aws.CannotConnectException;
import dev.vitals.aws.Connection;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Who Vitals is to AWS: what a role in a customer's account has to trust. */
@Component
class OwnIdentity {

    private final String named;
    private final AwsAccess access;

    OwnIdentity(@Value("${vitals.onboarding.principal:}") String named, AwsAccess access) {
        if (!named.isBlank() && !isPrincipal(named)) {
            throw new IllegalArgumentException(
                    "vitals.onboarding.principal is '%s'. Give the ARN of the role or user that Vitals runs as, such as arn:aws:iam::123456789012:role/vitals."
                            .formatted(named));
        }
        this.named = named.strip();
        this.access = access;
    }

    static boolean isPrincipal(String arn) {
        return arn.strip().matches("arn:aws[a-z-]*:iam::\\d{12}:(root|(role|user)/[\\w+=,.@/-]+)");
    }

    /** What the settings name, otherwise what AWS says; empty where nobody knows. */
    String arn(AccountConnection from) {
        if (!named.isEmpty()) {
            return named;
        }
        try {
            var told = access.ownArn(new Connection(null, null, null, null, null, from.endpoint(), from.homeRegion()));
            return isPrincipal(told) ? told : "";
        } catch (CannotConnectException unknown) {
            return "";
        }
    }
}
