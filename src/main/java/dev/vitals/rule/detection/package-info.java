/** That Macie, Inspector, Security Hub and Access Analyzer look, and that somebody looks at what they find. Rules only; nothing uses this package. */
@NullMarked
package dev.vitals.rule.detection;

import org.jspecify.annotations.NullMarked;
