package dev.vitals.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.aws.AwsSession;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Reading;
import dev.vitals.support.Inventories;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

class SwitchedOffTest {

    private final Sweep sweep = new Sweep(nowhere(), Inventories.HOME, Inventories.unread());

    @Test
    void isAbsentWhereTheRefusalSaysThatTheServiceIsOff() {
        assertThat(sweep.whereOn(() -> refused("Account 111122223333 is not subscribed to AWS Security Hub")))
                .isInstanceOf(Reading.Absent.class);
    }

    @Test
    void isUnreadableWhereAPermissionIsMissing() {
        assertThat(sweep.whereOn(() -> refused("You do not have permission to perform this action")))
                .isInstanceOfSatisfying(
                        Reading.Unreadable.class,
                        reading -> assertThat(reading.cause()).isEqualTo(Cause.DENIED));
    }

    @Test
    void isKnownWhereItAnswers() {
        assertThat(sweep.whereOn(() -> "ENABLED")).isEqualTo(Reading.known("ENABLED"));
    }

    private static String refused(String message) {
        throw AwsServiceException.builder()
                .statusCode(401)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("InvalidAccessException")
                        .errorMessage(message)
                        .build())
                .message(message)
                .build();
    }

    private static AwsSession nowhere() {
        return (AwsSession) Proxy.newProxyInstance(
                AwsSession.class.getClassLoader(), new Class<?>[] {AwsSession.class}, (proxy, method, values) -> {
                    throw new IllegalStateException("no call was expected");
                });
    }
}
