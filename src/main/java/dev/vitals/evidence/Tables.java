package dev.vitals.evidence;

import dev.vitals.attestation.Decision;
import dev.vitals.evidence.Population.AccountLine;
import dev.vitals.evidence.Population.GapLine;
import dev.vitals.evidence.Population.KindLine;
import dev.vitals.evidence.Population.UnknownLine;
import dev.vitals.evidence.Population.UnreadLine;
import dev.vitals.score.ScoreDay;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of the tables of data, and how a row fills them. */
final class Tables {

    static final String[] ACCOUNTS = {
        "account",
        "name",
        "holds_phi",
        "schedule_paused",
        "regions",
        "resources_at_start",
        "resources_at_end",
        "scans_complete",
        "scans_partial",
        "scans_failed",
        "last_complete_scan"
    };
    static final String[] SCORES = {
        "day",
        "met",
        "not_met",
        "accepted",
        "decided",
        "not_assessed",
        "awaiting",
        "total",
        "pass_points",
        "accepted_points",
        "weight_points",
        "evaluated",
        "in_scope",
        "open_critical",
        "open_high",
        "open_medium",
        "open_low",
        "rule_set",
        "settings_hash",
        "scanned"
    };
    static final String[] UNREAD = {
        "account", "account_name", "region", "type", "cause", "detail", "since", "until", "seconds"
    };
    static final String[] GAPS = {"account", "account_name", "first_day", "last_day", "days", "cause"};
    static final String[] UNKNOWN = {"account_name", "rule", "cause", "resources", "since"};
    static final String[] KINDS = {"type", "accounts", "regions", "resources"};
    static final String[] RESOURCES = {
        "account", "region", "type", "resource", "name", "arn", "first_seen", "unchanged_since", "config_sha256"
    };
    static final String[] SAFEGUARDS = {
        "citation", "title", "requirement", "proof", "state_at_start", "start_day", "state_at_end", "end_day",
        "days_not_met", "days_kept", "days_without_a_scan", "in_scope", "passed", "failed", "accepted", "unknown",
        "findings_in_period", "findings_open_at_end"
    };
    static final String[] DECISIONS = {
        "citation",
        "choice",
        "reason",
        "measure",
        "why_no_measure",
        "responsible",
        "decided_on",
        "review_due",
        "recorded_by",
        "recorded_at"
    };

    private static final List<String> WORST_FIRST = List.of("critical", "high", "medium", "low");

    private Tables() {}

    /** 0 for the worst. */
    static int rank(String severity) {
        return WORST_FIRST.indexOf(severity);
    }

    static @Nullable Object[] account(AccountLine line) {
        return new @Nullable Object[] {
            line.id(),
            line.name(),
            line.holdsPhi(),
            line.isPaused(),
            String.join(" ", line.regions()),
            line.atStart(),
            line.atEnd(),
            line.whole(),
            line.partly(),
            line.failed(),
            line.lastWhole()
        };
    }

    static @Nullable Object[] score(ScoreDay day) {
        var points = day.points();
        return new @Nullable Object[] {
            day.day(),
            day.met(),
            day.notMet(),
            day.accepted(),
            day.decided(),
            day.notAssessed(),
            day.awaiting(),
            day.total(),
            points.passed().toPlainString(),
            points.accepted().toPlainString(),
            points.weight().toPlainString(),
            points.evaluated(),
            points.inScope(),
            day.openCritical(),
            day.openHigh(),
            day.openMedium(),
            day.openLow(),
            day.ruleSet(),
            day.settingsHash(),
            day.scanned()
        };
    }

    static @Nullable Object[] unread(UnreadLine line) {
        return new @Nullable Object[] {
            line.account(),
            line.accountName(),
            line.region(),
            line.type(),
            line.cause().words(),
            line.detail(),
            line.since(),
            line.until(),
            line.lasted().toSeconds()
        };
    }

    static @Nullable Object[] gap(GapLine line) {
        return new @Nullable Object[] {
            line.account(), line.accountName(), line.first(), line.last(), line.days(), line.cause()
        };
    }

    static @Nullable Object[] unknown(UnknownLine line) {
        return new @Nullable Object[] {
            line.accountName(), line.rule(), line.cause().words(), line.resources(), line.since()
        };
    }

    static @Nullable Object[] kind(KindLine line) {
        return new @Nullable Object[] {line.type(), line.accounts(), line.regions(), line.resources()};
    }

    static @Nullable Object[] safeguard(SafeguardSection section) {
        var safeguard = section.safeguard();
        var history = section.history();
        var start = history.start();
        return new @Nullable Object[] {
            safeguard.citation(),
            safeguard.title(),
            safeguard.requirement().name().toLowerCase(java.util.Locale.ROOT),
            safeguard.proof().name().toLowerCase(java.util.Locale.ROOT),
            start == null ? null : start.word(),
            history.startDay(),
            history.end().word(),
            history.endDay(),
            history.daysNotMet(),
            history.daysKept(),
            history.daysUnscanned(),
            history.inScope(),
            history.passed(),
            history.failed(),
            history.accepted(),
            history.unknown(),
            section.findings().total(),
            section.openAtEnd()
        };
    }

    static @Nullable Object[] decision(Decision decision) {
        return new @Nullable Object[] {
            decision.citation(), decision.choice().word(), decision.reason(), decision.measure(),
            decision.whyNoMeasure(), decision.responsible(), decision.decidedOn(), decision.reviewDue(),
            decision.recordedBy(), decision.recordedAt()
        };
    }
}
