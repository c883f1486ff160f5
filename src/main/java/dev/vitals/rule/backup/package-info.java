/** That AWS Backup keeps copies of PHI, for long enough, where nobody can delete them, and that they can be restored. Rules only; nothing uses this package. */
@NullMarked
package dev.vitals.rule.backup;

import org.jspecify.annotations.NullMarked;
