package dev.vitals.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.ResourceKind;
import dev.vitals.support.Inventories;
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

    private Verdict judge(String method, Door door) {
        var rules = new Doors();
        for (var candidate : Doors.class.getDeclaredMethods()) {
            if (candidate.getName().equals(method)) {
                return RuleMethod.of(rules, candidate)
                        .judge(Inventories.resource(DOOR, Inventories.REGION, door), inventory, Settings.defaults());
            }
        }
        throw new AssertionError("no rule " + method);
    }
}
