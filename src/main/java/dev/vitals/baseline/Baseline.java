package dev.vitals.baseline;

import dev.vitals.inventory.ListCoverage;
import dev.vitals.page.AsOf;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** What is left of the QuickStart in an account on a day. */
@Service
class Baseline {

    static final ComponentCatalogue COMPONENTS = ComponentCatalogue.load();

    private final StoredQuery stored;

    Baseline(StoredQuery stored) {
        this.stored = stored;
    }

    /**
     * What was found.
     *
     * @param wasRead whether a scan had tried the account's stacks by then
     * @param unread the lists of stacks that could not be read to their end
     */
    record Found(List<DeploymentStanding> deployments, boolean wasRead, List<ListCoverage> unread) {

        /** Whether it may be said that there is none. */
        public boolean isCertain() {
            return wasRead && unread.isEmpty();
        }
    }

    Found of(String account, AsOf asOf) {
        var marks = stored.marks(account, asOf);
        var lists = marks.coverage().getOrDefault(Recognition.STACK, Map.of()).values();
        var unread = lists.stream()
                .filter(list -> list.cause() != null)
                .sorted(Comparator.comparing(ListCoverage::region))
                .toList();
        var deployments = Recognition.in(marks);
        return new Found(
                deployments.isEmpty() ? List.of() : standings(deployments, stored.around(deployments, account, asOf)),
                !lists.isEmpty(),
                unread);
    }

    static List<DeploymentStanding> standings(List<Deployment> deployments, StoredState state) {
        return deployments.stream()
                .map(deployment -> DeploymentStanding.of(deployment, state, COMPONENTS))
                .toList();
    }
}
