package dev.vitals.imports;

import java.util.Locale;

/**
 * Whose findings a file holds.
 *
 * @param id as rule ids name it: {@code prowler}
 * @param name as the file names it
 * @param version empty where the file does not tell
 */
record Product(String id, String name, String version) {

    private static final int LONGEST = 40;

    /** The product of this name. */
    static Product of(String name, String version) {
        var id = name.toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^(aws|amazon)-", "")
                .replaceAll("^-|-$", "")
                .replace("security-hub", "securityhub");
        if (id.isEmpty()) {
            throw new NotUnderstoodException("does not name its product");
        }
        return new Product(
                Texts.cut(id, LONGEST), Texts.cut(name.strip(), LONGEST), Texts.cut(version.strip(), LONGEST));
    }

    /** Name and version for people. */
    String label() {
        return version.isEmpty() ? name : name + " " + version;
    }
}
