package dev.vitals.watch;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** What health and metrics both tell of, asked for once in ten seconds at most, by whoever asks first. */
@Component
class Answers {

    private static final Duration GOOD = Duration.ofSeconds(10);

    private final Recent<List<AccountSight>> sight;
    private final Recent<Work> work;

    Answers(SightQueries sight, WorkQueries work, Clock clock) {
        this.sight = new Recent<>(now -> sight.all(), GOOD, clock);
        this.work = new Recent<>(work::at, GOOD, clock);
    }

    List<AccountSight> sight() {
        return sight.get();
    }

    Work work() {
        return work.get();
    }
}
