package dev.vitals.baseline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How a deployment stands.
 *
 * @param remarks what the table says besides
 */
record DeploymentStanding(
        Deployment deployment, List<ComponentStanding> components, List<ComponentCatalogue.Remark> remarks) {

    static DeploymentStanding of(Deployment deployment, StoredState state, ComponentCatalogue catalogue) {
        var judge = new Judge(new Scene(deployment, state));
        return new DeploymentStanding(
                deployment,
                catalogue.of(deployment.edition()).stream().map(judge::judge).toList(),
                catalogue.remarks(deployment.edition()));
    }

    /** The same with those of one state; with all of them for an empty word. */
    DeploymentStanding only(String state) {
        return state.isEmpty()
                ? this
                : new DeploymentStanding(
                        deployment,
                        components.stream()
                                .filter(component -> component.state().word().equals(state))
                                .toList(),
                        List.of());
    }

    /** How many components are in each state, what needs somebody first. */
    public Map<State, Long> counts() {
        return components.stream()
                .collect(Collectors.groupingBy(ComponentStanding::state, TreeMap::new, Collectors.counting()));
    }

    /** The components of each stack, without the rules of the pack. */
    public Map<String, List<ComponentStanding>> byStack() {
        return components.stream()
                .filter(component -> !component.isConfigRule())
                .collect(Collectors.groupingBy(
                        component -> component.component().row().stack(), LinkedHashMap::new, Collectors.toList()));
    }

    /** The rules of the conformance pack. */
    public List<ComponentStanding> configRules() {
        return components.stream().filter(ComponentStanding::isConfigRule).toList();
    }

    /** Stacks that were never checked for drift: what was changed in them by hand may show as present. */
    public List<String> neverChecked() {
        return deployment
                .known()
                .filter(stack -> stack.config()
                        .text("stack.DriftInformation.StackDriftStatus")
                        .filter(status -> !status.equals("NOT_CHECKED"))
                        .isEmpty())
                .map(Stored::name)
                .sorted()
                .toList();
    }
}
