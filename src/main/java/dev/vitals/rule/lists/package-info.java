/**
 * Lists that age: what AWS calls eligible, deprecated or strong, each dated and with its source named, as shipped, as
 * replaced from a folder and as uploaded. May use {@code page}, {@code route}, {@code api} and the database; knows no rule.
 */
@NullMarked
@NamedInterface
package dev.vitals.rule.lists;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
