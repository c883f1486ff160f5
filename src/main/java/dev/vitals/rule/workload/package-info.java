/** How containers, builds, notebooks, clusters and groups of instances are set up. Rules only; nothing uses this package. */
@NullMarked
package dev.vitals.rule.workload;

import org.jspecify.annotations.NullMarked;
