package dev.vitals.support;

import dev.vitals.collect.CollectorCatalogue;
import dev.vitals.rule.RuleCatalogue;

/** Rules and collectors, looked for once: looking for them takes longer than most tests, and they have no state. */
public final class Catalogues {

    public static final RuleCatalogue RULES = RuleCatalogue.discover();
    public static final CollectorCatalogue COLLECTORS = CollectorCatalogue.discover();

    private Catalogues() {}
}
