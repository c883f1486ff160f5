package dev.vitals.rule.principal;

/** What can hold permissions and act. */
public enum PrincipalKind {
    USER("user"),
    ROLE("role"),
    PERMISSION_SET("permission set");

    private final String words;

    PrincipalKind(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
