import java.util.List;

/** What is killed. The statements ask the database, where everything that several instances know of each other stands. */
enum KillWork {
    SCAN(
            "scan",
            "select count(*) from scan where state = 'running'",
            "select count(*) from scan where state in ('queued', 'running')"),
    DIGEST(
            "digest run",
            "select count(*) from scheduled_tasks where task_name in ('digests', 'post') and picked",
            "select (select count(*) from digest_choice where next_at <= now() and member_id in (select id from member where"
                    + " issuer = 'kills')) + (select count(*) from mail where state in ('waiting', 'sending'))"),
    BINDER(
            "binder",
            "select count(*) from binder where state = 'running'",
            "select count(*) from binder where state in ('queued', 'running')"),
    FIX(
            "fix",
            "select count(*) from fix_plan where state = 'running'",
            "select count(*) from fix_plan where state in ('approved', 'running')");

    private final String title;
    private final String underWay;
    private final String open;

    KillWork(String title, String underWay, String open) {
        this.title = title;
        this.underWay = underWay;
        this.open = open;
    }

    String title() {
        return title;
    }

    /** Counts what an instance is at. */
    String underWay() {
        return underWay;
    }

    /** Counts what is not over. */
    String open() {
        return open;
    }

    static KillWork of(int number) {
        return List.of(values()).get(number % values().length);
    }
}
