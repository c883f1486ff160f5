package dev.vitals.baseline;

import dev.vitals.inventory.UnreadableException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Something that the QuickStart set on a resource, held against how it is.
 *
 * @param property in words
 */
record Check(String property, Test test) {

    /** Finds what differs. */
    @FunctionalInterface
    interface Test {

        /**
         * How the resource differs from what was deployed; nothing where it does not.
         *
         * @throws UnreadableException when AWS did not say
         */
        Stream<Deviation> of(Subject subject);
    }

    /**
     * What a check looks at.
     *
     * @param thing the resource
     * @param scene the deployment that it belongs to and all that was stored around it
     */
    record Subject(Stored thing, Scene scene) {

        Members config() {
            return thing.config();
        }
    }

    List<Deviation> deviations(Subject subject) {
        try {
            return test.of(subject).toList();
        } catch (UnreadableException unread) {
            var why = "%s (%s)".formatted(unread.why().words(), unread.detail());
            return List.of(new Deviation(Deviation.Kind.UNREADABLE, property, why, ""));
        }
    }
}
