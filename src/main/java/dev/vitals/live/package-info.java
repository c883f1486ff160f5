/**
 * Hearing of changes: EventBridge events from queues, which tell where to look and are never believed; what they name is
 * read and judged between two scans. May use everything up to {@code scan}; nothing of what an event says is stored but
 * its id, its name and what it names.
 */
@NullMarked
package dev.vitals.live;

import org.jspecify.annotations.NullMarked;
