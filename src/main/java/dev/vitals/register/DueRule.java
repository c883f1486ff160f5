package dev.vitals.register;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What makes an entry overdue. */
sealed interface DueRule {

    /**
     * Until when an entry is in order.
     *
     * @param last the last day
     * @param because what holds of it from the day after on, without its name
     */
    record Due(LocalDate last, String because) {}

    /**
     * When an entry that says this is overdue; empty where it never is.
     *
     * @param fields all of which were checked
     * @param recorded the day on which it was written down
     */
    Optional<Due> of(Map<String, String> fields, LocalDate recorded);

    /**
     * Overdue once a day has passed, unless another field is filled in.
     *
     * @param unless name of that field, or empty
     * @param because such as "training was due again on", before the day
     */
    record PastDay(String field, String unless, String because) implements DueRule {

        private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

        @Override
        public Optional<Due> of(Map<String, String> fields, LocalDate recorded) {
            var day = fields.getOrDefault(field, "");
            if (day.isEmpty() || !fields.getOrDefault(unless, "").isEmpty()) {
                return Optional.empty();
            }
            var last = LocalDate.parse(day);
            return Optional.of(new Due(last, because + " " + DAY.format(last)));
        }
    }

    /** Overdue from the start while a field is empty. */
    record Missing(String field, String because) implements DueRule {

        @Override
        public Optional<Due> of(Map<String, String> fields, LocalDate recorded) {
            return fields.getOrDefault(field, "").isEmpty()
                    ? Optional.of(new Due(recorded.minusDays(1), because))
                    : Optional.empty();
        }
    }
}
