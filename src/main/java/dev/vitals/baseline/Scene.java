package dev.vitals.baseline;

import dev.vitals.inventory.Reading;
import dev.vitals.inventory.UnreadableException;
import java.util.List;
import java.util.Optional;

/**
 * A deployment among all that was stored around it.
 *
 * @param state of its account
 */
record Scene(Deployment deployment, StoredState state) {

    String region() {
        return deployment.region();
    }

    /**
     * The physical id of another resource of the deployment; empty where its stack does not list it.
     *
     * @throws UnreadableException where the stack's resources could not be read
     */
    Optional<String> physicalId(String stack, String logicalId) {
        return deployment.listed(stack, logicalId).value().map(StackResource::physicalId);
    }

    /**
     * All of a type in the deployment's region.
     *
     * @throws UnreadableException where the list was not read to its end
     */
    List<Stored> all(String type) {
        return state.all(type, region());
    }

    /** One resource by what CloudFormation calls it; absent where the whole list does not hold it. */
    Reading<Stored> find(String type, String physicalId) {
        return state.find(type, region(), physicalId).map(Reading::known).orElseGet(() -> switch (state.listed(
                type, region())) {
            case Reading.Unreadable<Integer> unread -> Reading.unreadable(unread.cause(), unread.detail());
            default -> Reading.absent();
        });
    }
}
