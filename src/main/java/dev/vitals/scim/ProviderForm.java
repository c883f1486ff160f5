package dev.vitals.scim;

import dev.vitals.scim.ScimProvider.SubjectFrom;
import org.jspecify.annotations.Nullable;

/** A provider that an administrator lets in; see {@link ScimProvider}. */
record ProviderForm(
        @Nullable String name,
        @Nullable String issuer,
        @Nullable SubjectFrom subjectFrom,
        @Nullable String groupsClaim) {

    private static final int LONGEST = 80;

    ProviderForm {
        name = name == null ? "" : name.strip();
        issuer = issuer == null ? "" : issuer.strip();
        subjectFrom = subjectFrom == null ? SubjectFrom.EXTERNAL_ID : subjectFrom;
        groupsClaim = groupsClaim == null || groupsClaim.isBlank() ? "groups" : groupsClaim.strip();
    }

    /** What is wrong with it, in a sentence; empty where nothing is. */
    String wrong() {
        if (name().isEmpty() || name().length() > LONGEST) {
            return "Give it the company’s name for it, up to %d characters.".formatted(LONGEST);
        }
        if (issuer().isEmpty() || issuer().equals("local")) {
            return "Give the issuer under which its people sign in, letter by letter as the provider writes it.";
        }
        return "";
    }
}
