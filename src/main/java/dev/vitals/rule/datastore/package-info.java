/** That warehouses, search domains, tables, caches, queues and streams are encrypted, private and backed up. Rules only; nothing uses this package. */
@NullMarked
package dev.vitals.rule.datastore;

import org.jspecify.annotations.NullMarked;
