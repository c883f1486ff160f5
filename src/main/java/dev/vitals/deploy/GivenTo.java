package dev.vitals.deploy;

/**
 * Whom the role is given to, written into a file as defaults so that nobody has to type them. Empty values leave the
 * parameters to be filled in.
 *
 * @param principal ARN of the role or user that Vitals runs as
 * @param externalId by which Vitals shows that it acts for this very customer
 */
public record GivenTo(String principal, String externalId) {

    /** Nobody yet. */
    public static final GivenTo NOBODY = new GivenTo("", "");

    public GivenTo {
        if (!principal.matches("(arn:aws[a-z-]*:iam::\\d{12}:(root|(role|user)/[\\w+=,.@/-]+))?")
                || !externalId.matches("[\\w-]*")) {
            throw new IllegalArgumentException("Neither may break out of the file: " + principal + ", " + externalId);
        }
    }
}
