package dev.vitals.imports;

/** How a file tells its findings. */
enum Format {
    /** Open Cybersecurity Schema Framework, classes 2002, 2003 and 2004. */
    OCSF,
    /** AWS Security Finding Format. */
    ASFF
}
