package dev.vitals.room;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which population is asked for: a safeguard, accounts, and days in the organization's zone of which both ends belong.
 *
 * @param rules ids of those that serve the safeguard, or served it in a kept score of the period
 * @param types of the resources that such rules judge
 * @param scope {@code all}, {@code account:…} or {@code group:…}
 * @param accounts that the scope holds, as far as whoever asks may see them
 * @param to the end of the period, or now where that comes first; not part of it
 */
record Question(
        String citation,
        List<String> rules,
        List<String> types,
        String scope,
        String scopeName,
        List<String> accounts,
        LocalDate firstDay,
        LocalDate lastDay,
        Instant from,
        Instant to,
        ZoneId zone) {

    Question {
        rules = rules.stream().sorted().toList();
        types = types.stream().sorted().toList();
        accounts = accounts.stream().sorted().toList();
    }

    /** What its statements take. */
    Map<String, Object> values() {
        return new HashMap<>(Map.of(
                "accounts", String.join(",", accounts),
                "rules", String.join(",", rules),
                "types", String.join(",", types),
                "from", from.atOffset(ZoneOffset.UTC),
                "to", to.atOffset(ZoneOffset.UTC),
                "zone", zone.getId()));
    }
}
