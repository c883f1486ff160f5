package dev.vitals.score;

/** What a score rests on now: asked anew for every score, because rules and settings may have changed meanwhile. */
@FunctionalInterface
public interface ScoreBases {

    ScoreBasis current();
}
