package dev.vitals.room;

import dev.vitals.hash.Sha256;

/** A file that is handed out with a sample. */
record SampleFile(String name, byte[] bytes, String sha256) {

    static SampleFile of(String name, byte[] bytes) {
        return new SampleFile(name, bytes, Sha256.of(bytes));
    }

    @Override
    public String toString() {
        return name + " " + sha256;
    }
}
