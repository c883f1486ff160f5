package dev.vitals.finding;

import java.util.Optional;

/** Knows which files of other products findings come from. */
@FunctionalInterface
public interface SourceFiles {

    /** The file that spoke of a finding last; empty where none did. */
    Optional<SourceFile> of(long finding);
}
