package dev.vitals.dashboard;

import dev.vitals.finding.FindingFilter;
import dev.vitals.finding.FindingList;
import dev.vitals.identity.CurrentMember;
import dev.vitals.identity.Member;
import dev.vitals.identity.Role;
import dev.vitals.page.AsOf;
import dev.vitals.route.Right;
import dev.vitals.triage.LapsingAcceptances;
import dev.vitals.triage.WorkCounts;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What waits for whoever reads, by what they are here: counted by the very questions that the pages behind the links
 * ask, so that the numbers are theirs. Somebody who only reads is asked for nothing.
 */
@Component
class WhatNeedsYou {

    private static final int BREAK_GLASS_DAYS = 7;

    private final CurrentMember current;
    private final WorkCounts work;
    private final LapsingAcceptances lapsing;
    private final FindingList findings;
    private final JdbcClient sql;

    WhatNeedsYou(
            CurrentMember current, WorkCounts work, LapsingAcceptances lapsing, FindingList findings, JdbcClient sql) {
        this.current = current;
        this.work = work;
        this.lapsing = lapsing;
        this.findings = findings;
        this.sql = sql;
    }

    /** The most urgent first; of an earlier day nothing, for what waits waits today. */
    List<Need> of(AsOf asOf, List<Freshness> accounts) {
        return asOf.isNow() ? current.get().map(who -> of(who, asOf, accounts)).orElse(List.of()) : List.of();
    }

    private List<Need> of(Member who, AsOf asOf, List<Freshness> accounts) {
        var needs = new ArrayList<Need>();
        if (who.may(Right.SCAN)) {
            var unread = accounts.stream()
                    .filter(each -> each.isUnseen(asOf.moment()))
                    .count();
            add(
                    needs,
                    unread,
                    unread == 1
                            ? "Account that is not read as it should be"
                            : "Accounts that are not read as they should be",
                    0,
                    "/#freshness");
        }
        if (who.may(Right.MEMBERS) && who.may(Right.AUDIT)) {
            addBreakGlass(needs, asOf);
        }
        if (who.may(Right.TRIAGE)) {
            addFindings(needs, who, asOf);
        }
        work.of(who).forEach(section -> add(needs, section.count(), section.heading(), section.late(), section.path()));
        if (who.may(Right.APPROVE)) {
            add(needs, lapsing.count(asOf), "Acceptances that end within 14 days", 0, "/acceptances?state=lapsing");
        }
        return List.copyOf(needs);
    }

    /** Who answers for the whole sees what is late everywhere; who repairs sees what is theirs and their teams'. */
    private void addFindings(List<Need> needs, Member who, AsOf asOf) {
        var isInTeam = work.isInTeam(who);
        var mine = isInTeam ? FindingFilter.withTeams(who.id()) : "member:" + who.id();
        var ours = isInTeam ? " or of your teams" : "";
        if (who.has(Role.COMPLIANCE_OFFICER) || who.has(Role.ADMINISTRATOR)) {
            var late = count("", "overdue", asOf);
            add(needs, late, "Findings that are overdue", late, "/findings?due=overdue");
        } else {
            var late = count(mine, "overdue", asOf);
            add(
                    needs,
                    late,
                    "Findings of yours%s that are overdue".formatted(ours),
                    late,
                    "/findings?due=overdue&owner=" + mine);
        }
        add(
                needs,
                count(mine, "soon", asOf),
                "Findings of yours%s that are due within 7 days".formatted(ours),
                0,
                "/findings?due=soon&owner=" + mine);
        add(
                needs,
                count(mine, "", asOf),
                "Open findings that are assigned to you" + (isInTeam ? " or your teams" : ""),
                0,
                "/findings?owner=" + mine);
    }

    private long count(String owner, String due, AsOf asOf) {
        return findings.count(
                new FindingFilter("", "", "", "", "", "", "", "", "", "", "", "", "", owner, due, ""), asOf);
    }

    private void addBreakGlass(List<Need> needs, AsOf asOf) {
        var from = asOf.moment().atOffset(ZoneOffset.UTC).toLocalDate().minusDays(BREAK_GLASS_DAYS - 1L);
        var uses = sql.sql("select count(*) from audit_entry where action = 'break-glass.used' and at >= :from")
                .param("from", from.atStartOfDay().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        add(
                needs,
                uses,
                "Uses of the break-glass account within 7 days",
                0,
                "/audit?action=break-glass.used&from=" + from);
    }

    private static void add(List<Need> needs, long count, String words, long late, String path) {
        if (count > 0) {
            needs.add(new Need(count, words, late, path));
        }
    }
}
