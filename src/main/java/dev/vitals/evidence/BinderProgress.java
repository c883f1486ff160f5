package dev.vitals.evidence;

/** Is told what is being done. */
@FunctionalInterface
interface BinderProgress {

    /** For whoever does not want to know. */
    BinderProgress NONE = words -> {};

    void step(String words);
}
