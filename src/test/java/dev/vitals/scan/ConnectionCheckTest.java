package dev.vitals.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.collect.CollectorCatalogue;
import dev.vitals.support.Clinic;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionCheckTest {

    private final Scanning scanning = new Scanning();
    private final ConnectionCheck check =
            new ConnectionCheck(List.of(scanning), CollectorCatalogue.discover(), scanning.clock());

    @Test
    void namesTheActionThatIsMissing() {
        scanning.recording = Clinic.withoutPermission();

        var result = check.of(Clinic.account());

        assertThat(result.missing()).singleElement().satisfies(missing -> {
            assertThat(missing.action()).isEqualTo("ec2:DescribeSecurityGroups");
            assertThat(missing.byOrganization()).isFalse();
            assertThat(missing.services()).containsExactly("vpc");
        });
    }

    @Test
    void countsWhatIsGrantedAndStoresNothing() {
        var result = check.of(Clinic.account());

        assertThat(result.missing()).isEmpty();
        assertThat(result.granted()).isEqualTo(1);
        assertThat(result.untried()).contains("s3:GetEncryptionConfiguration");
        assertThat(scanning.database.count("resource")).isZero();
    }

    @Test
    void saysWhyAnAccountDoesNotOpen() {
        scanning.open = false;

        assertThat(check.of(Clinic.account()).trouble()).isEqualTo("The role could not be assumed.");
    }
}
