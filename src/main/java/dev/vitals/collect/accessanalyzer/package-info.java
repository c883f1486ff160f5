/** Analyzers of IAM Access Analyzer and their active findings. May use {@code aws} and {@code inventory}. */
@NullMarked
@NamedInterface
package dev.vitals.collect.accessanalyzer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
