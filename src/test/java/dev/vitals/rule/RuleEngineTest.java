package dev.vitals.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.ResourceKind;
import dev.vitals.support.Inventories;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RuleEngineTest {

    record Door(String id, Reading<Boolean> locked) {}

    static final ResourceKind<Door> DOOR =
            ResourceKind.of("Clinic::Door", Door.class, Door::id, (place, door) -> place.arn("clinic", door.id()));

    static class Doors {

        @Rule(id = "door-locked", title = "The door is locked", severity = Severity.HIGH, safeguards = "164.310(a)(1)")
        Verdict locked(Door door) {
            return door.locked().orElse(false) ? Verdict.pass() : Verdict.fail(door.id() + " is open");
        }

        @Rule(id = "door-odd", title = "Stumbles", severity = Severity.LOW, safeguards = "164.310(a)(1)")
        Verdict odd(Resource<Door> door, Settings settings, Inventory inventory) {
            throw new IllegalStateException(
                    inventory.account() + settings.access().passwordLength() + door.id());
        }
    }

    private final Inventory inventory = Inventories.unread();

    @Test
    void judgesByTheConfiguration() {
        assertThat(judge("locked", new Door("north", Reading.known(true)))).isInstanceOf(Verdict.Pass.class);
        assertThat(judge("locked", new Door("north", Reading.known(false)))).isEqualTo(Verdict.fail("north is open"));
        assertThat(judge("locked", new Door("north", Reading.absent()))).isEqualTo(Verdict.fail("north is open"));
    }

    @Test
    void answersUnknownWithTheCauseOfTheReadingThatWasRefused() {
        assertThat(judge("locked", new Door("north", Reading.unreadable(Cause.DENIED, "clinic:GetLock"))))
                .isEqualTo(new Verdict.Unknown(Cause.DENIED, "clinic:GetLock"));
    }

    @Test
    void answersUnknownInsteadOfEndingTheScanWhenARuleStumbles() {
        assertThat(judge("odd", new Door("north", Reading.known(true))))
                .isInstanceOfSatisfying(
                        Verdict.Unknown.class,
                        unknown -> assertThat(unknown.cause()).isEqualTo(Cause.MALFORMED));
    }

    @Test
    void raisesTheSeverityOfWhatIsTaggedOrDeclaredToHoldPhi() {
        var settings = Settings.defaults().with("marks.declaredPhi", List.of("arn:aws:clinic:*:*:records*"));

        assertThat(severity("north", Map.of(), settings)).isEqualTo(Severity.HIGH);
        assertThat(severity("north", Map.of("PHI", "Yes"), settings)).isEqualTo(Severity.CRITICAL);
        assertThat(severity("records-1", Map.of(), settings)).isEqualTo(Severity.CRITICAL);
        assertThat(severity("north", Map.of("phi", "no"), settings)).isEqualTo(Severity.HIGH);
        assertThat(Severity.CRITICAL.raised()).isEqualTo(Severity.CRITICAL);
    }

    private static Severity severity(String id, Map<String, String> tags, Settings settings) {
        var kind = DOOR.tagged(any -> tags);
        var inventory = Inventories.unread();
        inventory.add(Inventories.resource(kind, Inventories.REGION, new Door(id, Reading.known(true))));
        var seen = new ArrayList<Evaluation>();
        new RuleEngine(List.of(rule("locked")), List.of(kind)).judge(inventory, settings, seen::add);
        return seen.getFirst().severity();
    }

    private static RuleMethod rule(String method) {
        return Stream.of(Doors.class.getDeclaredMethods())
                .filter(candidate -> candidate.getName().equals(method))
                .map(candidate -> RuleMethod.of(new Doors(), candidate))
                .findFirst()
                .orElseThrow();
    }

    private Verdict judge(String method, Door door) {
        return rule(method).judge(Inventories.resource(DOOR, Inventories.REGION, door), inventory, Settings.defaults());
    }
}
