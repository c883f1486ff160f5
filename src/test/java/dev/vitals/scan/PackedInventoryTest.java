package dev.vitals.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.aws.CallLog;
import dev.vitals.aws.RecordedAccount;
import dev.vitals.aws.RecordedSession;
import dev.vitals.aws.Recording;
import dev.vitals.aws.SdkJson;
import dev.vitals.collect.CollectorCatalogue;
import dev.vitals.demo.RecordedClinic;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Place;
import dev.vitals.rule.Evaluation;
import dev.vitals.rule.RuleCatalogue;
import dev.vitals.rule.RuleEngine;
import dev.vitals.rule.Settings;
import dev.vitals.support.MixedAccount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An inventory of which every resource is packed says and shows the very same as one of which none is. */
class PackedInventoryTest {

    private static final CollectorCatalogue COLLECTORS = CollectorCatalogue.discover();
    private static final RuleEngine ENGINE = new RuleEngine(RuleCatalogue.discover(), COLLECTORS.kinds());
    private static final Instant NOW = new RecordedClinic().lastDay();

    static List<Recording> clinic() {
        return new RecordedClinic().recordings();
    }

    @ParameterizedTest
    @MethodSource("clinic")
    void isJudgedAndStoredAsOneThatIsNot(Recording recording) {
        var head = RecordedAccount.of(recording);
        var plain = reader(Integer.MAX_VALUE).read(head.session(recording), head.regions(), NOW, Progress.SILENT);
        var packed = reader(0).read(head.session(recording), head.regions(), NOW, Progress.SILENT);

        areTheSame(packed, plain);
    }

    /** One that fills the lists of most kinds, and says of most things what no clinic says. */
    @Test
    void isJudgedAndStoredAsOneThatIsNotWhateverThereIs() {
        var account = new MixedAccount(1_000);

        areTheSame(read(account, 0), read(account, Integer.MAX_VALUE));
    }

    /** What does not is held whole, which is right but large: nothing that a collector makes needs that. */
    @ParameterizedTest
    @MethodSource("clinic")
    void canBePackedWhateverItsKind(Recording recording) {
        var head = RecordedAccount.of(recording);
        var plain = reader(Integer.MAX_VALUE).read(head.session(recording), head.regions(), NOW, Progress.SILENT);

        assertThat(plain.resources())
                .allSatisfy(resource -> assertThat((Object) SdkJson.read(
                                SdkJson.toJson(resource.config()),
                                resource.config().getClass()))
                        .isEqualTo(resource.config()));
    }

    private static Inventory read(MixedAccount account, int many) {
        var session = new RecordedSession(account, new Place("aws", MixedAccount.ID, "us-east-1"), new CallLog());
        return reader(many).read(session, List.of("us-east-1"), NOW, Progress.SILENT);
    }

    private static AccountReader reader(int many) {
        return new AccountReader(COLLECTORS.collectors()).packingMoreThan(many);
    }

    private static void areTheSame(Inventory packed, Inventory plain) {
        assertThat(configurations(packed))
                .hasSizeGreaterThan(50)
                .containsExactlyInAnyOrderEntriesOf(configurations(plain));
        assertThat(verdicts(packed)).hasSizeGreaterThan(200).containsExactlyInAnyOrderElementsOf(verdicts(plain));
    }

    private static Map<String, String> configurations(Inventory inventory) {
        var found = new TreeMap<String, String>();
        inventory
                .resources()
                .forEach(resource -> found.put(
                        resource.key() + " " + resource.arn() + " " + resource.name() + " "
                                + new TreeMap<>(resource.tags()),
                        SdkJson.toJson(resource.config()).toString()));
        return found;
    }

    private static List<Evaluation> verdicts(Inventory inventory) {
        var verdicts = new ArrayList<Evaluation>();
        ENGINE.judge(inventory, Settings.defaults(), verdicts::add);
        return verdicts;
    }
}
