package dev.vitals.evidence;

import dev.vitals.evidence.ScoreHistory.Turn;
import dev.vitals.score.KeptScores;
import dev.vitals.score.RuleLine;
import dev.vitals.score.ScoreDay;
import dev.vitals.score.ScoreScope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds the days on which the measure changed, and what changed, from the rules that the kept scores name. */
final class Turns {

    private final KeptScores kept;

    Turns(KeptScores kept) {
        this.kept = kept;
    }

    /** @param days of the period; of several scopes the first is looked at, for all are measured alike */
    List<Turn> of(ScoreScope scope, List<List<ScoreDay>> days) {
        var turns = new ArrayList<Turn>();
        for (int at = 1; at < days.size(); at++) {
            var before = days.get(at - 1).getFirst();
            var day = days.get(at).getFirst();
            if (!day.isMeasuredLike(before)) {
                turns.add(new Turn(day.day(), before.day(), what(scope, before, day)));
            }
        }
        return turns;
    }

    private List<String> what(ScoreScope scope, ScoreDay before, ScoreDay day) {
        var what = new ArrayList<String>();
        if (!before.settingsHash().equals(day.settingsHash())) {
            what.add("Settings or lists that rules look into changed.");
        }
        if (!before.ruleSet().equals(day.ruleSet())) {
            what.add("The set of rules changed (%s to %s).".formatted(before.ruleSet(), day.ruleSet()));
            what.addAll(rules(versions(scope, before.day()), versions(scope, day.day())));
        }
        return what;
    }

    private static List<String> rules(Map<String, Integer> before, Map<String, Integer> after) {
        var changes = new ArrayList<String>();
        var all = new TreeSet<>(before.keySet());
        all.addAll(after.keySet());
        for (String rule : all) {
            var was = before.get(rule);
            var is = after.get(rule);
            if (was == null) {
                changes.add("%s began to judge something, in version %d.".formatted(rule, is));
            } else if (is == null) {
                changes.add("%s judges nothing any more.".formatted(rule));
            } else if (!was.equals(is)) {
                changes.add("%s went from version %d to %d.".formatted(rule, was, is));
            }
        }
        return changes;
    }

    private Map<String, Integer> versions(ScoreScope scope, LocalDate day) {
        var versions = new TreeMap<String, Integer>();
        kept.safeguards(scope, day)
                .forEach(score -> score.inputs().forEach((RuleLine line) -> versions.put(line.rule(), line.version())));
        return versions;
    }
}
