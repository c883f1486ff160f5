package dev.vitals.baseline;

import dev.vitals.baseline.Part.Likeness;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Reading;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds the components of a deployment against what was stored. */
final class Judge {

    private final Scene scene;

    Judge(Scene scene) {
        this.scene = scene;
    }

    ComponentStanding judge(Component component) {
        return new ComponentStanding(
                component, component.parts().stream().map(this::judge).toList());
    }

    PartStanding judge(Part part) {
        if (part.type().equals(Recognition.STACK)) {
            return stack(part);
        }
        var stack = part.stack();
        if (stack == null) {
            return unlisted(part, "Nothing of this name is there.");
        }
        return switch (scene.deployment().listed(stack, part.logicalId())) {
            case Reading.Known<StackResource>(StackResource listed) -> listed(part, listed);
            case Reading.Absent<StackResource> none -> unlisted(part, whyNotListed(stack, part));
            case Reading.Unreadable<StackResource>(Cause cause, String detail) ->
                alike(part).orElseGet(() -> PartStanding.without(part, State.UNREADABLE, words(cause, detail)));
        };
    }

    /** A stack, which the deployment knows whether another lists it or not. */
    private PartStanding stack(Part part) {
        var logicalId = part.stack() == null ? "" : part.logicalId();
        return switch (scene.deployment().stacks().getOrDefault(logicalId, Reading.absent())) {
            case Reading.Known<Stored>(Stored there) -> standing(part, there, null, "");
            case Reading.Absent<Stored> none ->
                part.optional()
                        ? notChosen(part)
                        : PartStanding.without(part, State.MISSING, "No such stack is there.");
            case Reading.Unreadable<Stored>(Cause cause, String detail) ->
                PartStanding.without(part, State.UNREADABLE, words(cause, detail));
        };
    }

    private static PartStanding notChosen(Part part) {
        return PartStanding.without(part, State.NOT_CHOSEN, "The QuickStart deploys it only when asked to.");
    }

    private String whyNotListed(String stack, Part part) {
        return scene.deployment().hasStack(stack)
                ? "Its stack does not list %s.".formatted(part.logicalId())
                : "The deployment has no stack %s.".formatted(stack.isEmpty() ? "at its root" : stack);
    }

    /** Found without a stack, or not at all. */
    private PartStanding unlisted(Part part, String why) {
        return alike(part).orElseGet(() -> {
            var list = part.readAs() == null || part.likeness() == null
                    ? Reading.known(0)
                    : scene.state().listed(part.readAs(), scene.region());
            if (list instanceof Reading.Unreadable<Integer>(Cause cause, String detail)) {
                return PartStanding.without(part, State.UNREADABLE, words(cause, detail));
            }
            return part.optional() ? notChosen(part) : PartStanding.without(part, State.MISSING, why);
        });
    }

    private Optional<PartStanding> alike(Part part) {
        return part.readAs() == null
                ? Optional.empty()
                : alike(
                        part,
                        part.likeness(),
                        scene.state().seen(part.readAs(), scene.region()).toList());
    }

    private Optional<PartStanding> alike(Part part, @Nullable Likeness likeness, List<Stored> seen) {
        return likeness == null
                ? Optional.empty()
                : seen.stream()
                        .filter(likeness.test())
                        .findFirst()
                        .map(thing -> standing(part, thing, null, "Found by " + likeness.words() + "."))
                        .or(() -> alike(part, likeness.otherwise(), seen));
    }

    private PartStanding listed(Part part, StackResource listed) {
        if (part.readAs() == null) {
            return told(part, listed);
        }
        var id = listed.physicalId();
        if (part.home() != null && part.stack() != null) {
            var holder = scene.deployment().listed(part.stack(), part.home().logicalId());
            id = holder instanceof Reading.Known<StackResource>(StackResource other) ? other.physicalId() : id;
        }
        if (id.isEmpty()) {
            return PartStanding.without(part, State.MISSING, "Its stack says " + listed.status() + ".");
        }
        return switch (scene.find(part.readAs(), id)) {
            case Reading.Known<Stored>(Stored thing) ->
                standing(part, thing, listed, "Deployed by its stack, " + listed.driftWords() + ".");
            case Reading.Absent<Stored> gone ->
                PartStanding.without(
                        part, State.MISSING, "Its stack still lists %s, which is no longer there.".formatted(id));
            case Reading.Unreadable<Stored>(Cause cause, String detail) ->
                PartStanding.without(part, State.UNREADABLE, words(cause, detail));
        };
    }

    /** What Vitals does not read itself stands as CloudFormation says. */
    private static PartStanding told(Part part, StackResource listed) {
        var how = "Told by its stack (%s), %s.".formatted(listed.status(), listed.driftWords());
        return PartStanding.without(
                part, listed.isGone() ? State.MISSING : listed.isModified() ? State.DRIFTED : State.PRESENT, how);
    }

    private PartStanding standing(Part part, Stored thing, @Nullable StackResource listed, String how) {
        if (isThere(part, thing) instanceof Reading.Unreadable<Boolean>(Cause cause, String detail)) {
            return new PartStanding(part, State.UNREADABLE, thing, words(cause, detail), List.of());
        }
        if (!isThere(part, thing).orElse(true)) {
            return new PartStanding(
                    part, State.MISSING, thing, "%s has none.".formatted(thing.resourceId()), List.of());
        }
        var subject = new Check.Subject(thing, scene);
        var deviations = part.checks().stream()
                .flatMap(check -> check.deviations(subject).stream())
                .toList();
        return new PartStanding(part, state(deviations, listed), thing, how, deviations);
    }

    /** Whether what is kept with another resource is set there. */
    private static Reading<Boolean> isThere(Part part, Stored thing) {
        var home = part.home();
        return home == null
                ? Reading.absent()
                : Reading.attempt(() -> thing.config().at(home.member()).isSet());
    }

    private static State state(List<Deviation> deviations, @Nullable StackResource listed) {
        // Where CloudFormation says that it is as its template has it, somebody chose it so when deploying.
        var chosen = listed != null && listed.isInSync();
        var worst = listed != null && listed.isModified() ? State.DRIFTED : State.PRESENT;
        for (Deviation deviation : deviations) {
            worst = worst.worse(
                    switch (deviation.kind()) {
                        case WEAKER -> State.WEAKENED;
                        case OTHER -> chosen ? State.PRESENT : State.DRIFTED;
                        case UNREADABLE -> State.UNREADABLE;
                    });
        }
        return worst;
    }

    private static String words(Cause cause, String detail) {
        return "Not readable: %s (%s).".formatted(cause.words(), detail);
    }
}
