/** AWS Backup: plans, vaults, recovery points, restores, and what is protected. May use {@code aws} and {@code inventory}. */
@NullMarked
@NamedInterface
package dev.vitals.collect.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
