package dev.vitals.room;

import dev.vitals.file.FileType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an auditor asks for.
 *
 * @param sample that it is about; null for none
 * @param item number of the drawn resource that it is about; null for none
 * @param accounts that it is about; empty for everything
 * @param firstDay of the evidence that it is about; null where that may be of any day
 * @param wishedFor the day by which an answer is asked for; null for none
 * @param since when it came into its state
 */
record AuditRequest(
        long id,
        String citation,
        String text,
        @Nullable UUID sample,
        @Nullable Integer item,
        List<String> accounts,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate lastDay,
        @Nullable LocalDate wishedFor,
        UUID askedBy,
        String askedName,
        Instant askedAt,
        RequestState state,
        Instant since) {

    /**
     * Something that was said of a request, and the state in which that left it.
     *
     * @param number from 1, in the order of time
     */
    record Entry(
            int number,
            RequestState state,
            String text,
            UUID byId,
            String byName,
            Instant at,
            List<AnsweredFile> files) {

        public String words() {
            return switch (state) {
                case OPEN -> "Asked";
                case RETURNED -> "Returned: something is missing";
                default -> state.title();
            };
        }
    }

    /** A file that came with an entry. */
    record AnsweredFile(int number, String name, String sha256, long size, FileType type) {}

    /** Whether an answer is asked for by a day that is past. */
    public boolean isOverdue(LocalDate today) {
        return wishedFor != null && state.waitsForAnAnswer() && wishedFor.isBefore(today);
    }
}
