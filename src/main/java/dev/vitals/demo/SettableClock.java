package dev.vitals.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** A clock for days gone by: it stands at a moment and moves by a millisecond whenever it is looked at. */
final class SettableClock extends Clock {

    private final Instant from;
    private final AtomicLong looks = new AtomicLong();

    SettableClock(Instant from) {
        this.from = from;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }

    @Override
    public Instant instant() {
        return from.plusMillis(looks.getAndIncrement());
    }
}
