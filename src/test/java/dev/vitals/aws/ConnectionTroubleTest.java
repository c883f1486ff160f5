package dev.vitals.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.sts.model.StsException;

class ConnectionTroubleTest {

    private static final Connection ROLE = new Connection(
            null, null, null, "arn:aws:iam::111122223333:role/vitals-read", "vitals-6f1d", null, "eu-south-1");
    private static final String SAYS = "User: arn:aws:sts::444455556666:assumed-role/vitals/i is not authorized to "
            + "perform: sts:AssumeRole on resource: arn:aws:iam::111122223333:role/vitals-read";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            403 | AccessDenied            | ''                                                               | Check that it is there, its trust policy, the external id
            403 | AccessDenied            | with an explicit deny in a service control policy                | A policy of the organization forbids
            403 | AccessDenied            | with an explicit deny in a resource control policy               | A policy of the organization forbids
            403 | AccessDenied            | because no identity-based policy allows the sts:AssumeRole action | Our own identity may not assume
            403 | AccessDenied            | because no permissions boundary allows the sts:AssumeRole action | look at its permissions boundary
            403 | AccessDenied            | because no role trust policy allows the sts:AssumeRole action    | is there, and its trust policy does not let us in
            403 | AccessDenied            | because no resource-based policy allows the sts:AssumeRole action | this very external id
            403 | RegionDisabledException | ''                                                               | STS is switched off in region eu-south-1
            403 | ExpiredToken            | ''                                                               | our own credentials (ExpiredToken)
            403 | InvalidClientTokenId    | ''                                                               | our own credentials (InvalidClientTokenId)
            400 | ValidationError         | ''                                                               | Check the account id, the name and the partition
            """)
    void saysWhatIsWrongWithARoleAndWhatToDo(int status, String code, String because, String sentence) {
        assertThat(ConnectionTrouble.sentence(ROLE, refused(status, code, SAYS + " " + because)))
                .contains(sentence)
                .endsWith(".");
    }

    @Test
    void blamesNoRoleWhereNoneIsAssumed() {
        assertThat(ConnectionTrouble.sentence(
                        Connection.ambient("us-east-1"), refused(403, "InvalidClientTokenId", "The token is invalid.")))
                .startsWith("AWS refused the credentials");
    }

    @Test
    void takesASessionOfARoleForTheRole() {
        assertThat(AwsAccess.principal("arn:aws-us-gov:sts::444455556666:assumed-role/vitals/i-0a1"))
                .isEqualTo("arn:aws-us-gov:iam::444455556666:role/vitals");
        assertThat(AwsAccess.principal("arn:aws:iam::444455556666:user/ops/vitals"))
                .isEqualTo("arn:aws:iam::444455556666:user/ops/vitals");
    }

    private static StsException refused(int status, String code, String message) {
        return (StsException) StsException.builder()
                .statusCode(status)
                .message(message)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .build())
                .build();
    }
}
