package dev.vitals.baseline;

import dev.vitals.collect.cloudformation.QuickStart;
import java.util.List;

/**
 * A component of the QuickStart: a row of its table, and the resources that make it up.
 *
 * @param rules ids of the rules of Vitals that cover it or its known weakness
 */
record Component(QuickStartTable.Row row, List<Part> parts, List<String> rules) {

    public QuickStart edition() {
        return row.edition();
    }

    public String name() {
        return row.component();
    }
}
