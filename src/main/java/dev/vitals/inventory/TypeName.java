package dev.vitals.inventory;

/**
 * A CloudFormation type name in words for people: "EC2 SecurityGroup" for {@code AWS::EC2::SecurityGroup}.
 *
 * @param value as CloudFormation writes it
 */
public record TypeName(String value) {

    private static final String ACCOUNT_WIDE = "AWS::::Account";

    public String label() {
        return value.equals(ACCOUNT_WIDE)
                ? "Account settings"
                : value.replaceFirst("^AWS::", "").replace("::", " ");
    }

    /** The start that all types of its service have: {@code AWS::EC2}. */
    public String service() {
        var end = value.indexOf("::", value.indexOf("::") + 2);
        return end < 0 ? value : value.substring(0, end);
    }
}
