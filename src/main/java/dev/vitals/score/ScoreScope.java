package dev.vitals.score;

/**
 * Whose score: everything, one account, or one group of accounts.
 *
 * @param name {@code all}, {@code account:123456789012} or {@code group:7}
 */
public record ScoreScope(String name) {

    private static final String ACCOUNT = "account:";
    private static final String GROUP = "group:";

    public static final ScoreScope ALL = new ScoreScope("all");

    public static ScoreScope account(String id) {
        return new ScoreScope(ACCOUNT + id);
    }

    public static ScoreScope group(long id) {
        return new ScoreScope(GROUP + id);
    }

    /** The condition on {@code account_id} that is true within the scope; takes {@link #key} as {@code :key}. */
    public String condition() {
        if (name.startsWith(ACCOUNT)) {
            return "account_id = :key";
        }
        return isGroup()
                ? "account_id = any (array(select account_id from account_group_member where group_id = :key::bigint))"
                : ":key = 'all'";
    }

    boolean isGroup() {
        return name.startsWith(GROUP);
    }

    /** What stands behind the colon; of everything, {@code all}. */
    public String key() {
        return name.substring(name.indexOf(':') + 1);
    }
}
