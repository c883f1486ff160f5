package dev.vitals.remediation.fix;

import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

/** EC2 answers a trial with an error either way: one that says that it would have worked. */
final class DryRun {

    private static final String WOULD_WORK = "DryRunOperation";

    private DryRun() {}

    static Optional<String> of(Runnable call) {
        try {
            call.run();
            return Optional.empty();
        } catch (Ec2Exception answer) {
            return WOULD_WORK.equals(answer.awsErrorDetails().errorCode())
                    ? Optional.empty()
                    : Optional.of(answer.awsErrorDetails().errorMessage());
        }
    }
}
