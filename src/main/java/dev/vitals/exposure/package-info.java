/**
 * The picture of the network before a resource: every way from the internet to it, station by station, drawn and told in
 * words. Asks the graph of {@code rule.network} of what is kept of the region. May use everything up to {@code rule};
 * knows no finding.
 */
@NullMarked
package dev.vitals.exposure;

import org.jspecify.annotations.NullMarked;
