package dev.vitals.rule;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Opens the rule book as it is now. Nothing is remembered between calls: several instances share one database. */
@Component
public class RuleBooks {

    private final RuleCatalogue catalogue;
    private final List<Judges> others;
    private final SettingsStore settings;

    public RuleBooks(RuleCatalogue catalogue, List<Judges> others, SettingsStore settings) {
        this.catalogue = catalogue;
        this.others = List.copyOf(others);
        this.settings = settings;
    }

    public RuleBook current() {
        var judges = Stream.concat(
                        catalogue.judges().stream(), others.stream().flatMap(more -> more.inForce().stream()))
                .toList();
        var saved = settings.newest();
        var withdrawn =
                others.stream().flatMap(more -> more.withdrawn().stream()).collect(Collectors.toSet());
        return new RuleBook(judges, settings.current(saved), saved.map(SettingsVersion::version), withdrawn);
    }
}
