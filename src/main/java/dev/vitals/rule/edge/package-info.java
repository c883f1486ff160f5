/** What stands between the internet and applications: distributions, API stages, web ACLs and certificates. Rules only; nothing uses this package. */
@NullMarked
package dev.vitals.rule.edge;

import org.jspecify.annotations.NullMarked;
