package dev.vitals.retention;

/**
 * Rows that go one by one, for they are not kept by the month.
 *
 * @param table from which
 * @param condition on a row {@code t}; {@code :until} is the moment up to which they go, {@code :day} its day in UTC
 * @param isOfDays whether pages of a past day read them: then they go only as far as no hold begins, as months do
 */
record Rows(String table, String condition, boolean isOfDays) {

    private static final int AT_ONCE = 10_000;
    private static final int COUNTED = 100_000;

    String delete() {
        return """
                with gone as (
                    delete from %1$s t
                     where t.ctid = any (array(select t.ctid from %1$s t where %2$s limit %3$d)) returning 1)
                select count(*) from gone""".formatted(table, condition, AT_ONCE);
    }

    /** Counts no further than is worth knowing. */
    String count() {
        return "select count(*) from (select from %s t where %s limit %d) counted".formatted(table, condition, COUNTED);
    }
}
