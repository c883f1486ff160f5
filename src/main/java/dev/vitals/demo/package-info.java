/**
 * The clinic that ships with Vitals: three recorded accounts and what happened in them in ninety days, replayed through
 * the same scans, rules and scores as any other account. May use everything below {@code dashboard}; nothing uses it
 * but the layout, which says that the replay is under way.
 */
@NullMarked
package dev.vitals.demo;

import org.jspecify.annotations.NullMarked;
