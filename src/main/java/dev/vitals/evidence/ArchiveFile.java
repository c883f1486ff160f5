package dev.vitals.evidence;

/**
 * A file of the archive, as the manifest names it.
 *
 * @param rows of data, without heads; -1 where it is no table
 * @param bytes as it is unpacked
 * @param packedBytes as it lies in the archive
 * @param packedSha256 of the bytes that lie in the archive, so that not even an idle bit of the packing may change
 */
record ArchiveFile(String name, long rows, long bytes, String sha256, long packedBytes, String packedSha256) {

    public boolean isTable() {
        return rows >= 0;
    }
}
