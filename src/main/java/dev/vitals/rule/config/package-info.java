/** What AWS Config must record, watch and tell. Rules only; nothing uses this package. */
@NullMarked
package dev.vitals.rule.config;

import org.jspecify.annotations.NullMarked;
