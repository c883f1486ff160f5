package dev.vitals.triage;

import dev.vitals.file.FileType;
import dev.vitals.finding.FindingFilter;
import dev.vitals.finding.FindingPart;
import dev.vitals.identity.CurrentMember;
import dev.vitals.identity.Member;
import dev.vitals.identity.People;
import dev.vitals.page.AsOf;
import dev.vitals.route.Right;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the pages of findings show of people: who is on them, what was said and decided, what may be done. */
@Component
class TriageSheet implements FindingPart {

    private final JdbcClient sql;
    private final CurrentMember current;
    private final Owners owners;
    private final People people;
    private final Talk talk;
    private final Files files;
    private final LookStore looks;
    private final SavedViews views;
    private final Picked picked;
    private final AcceptanceList acceptances;

    TriageSheet(
            JdbcClient sql,
            CurrentMember current,
            Owners owners,
            People people,
            Talk talk,
            Files files,
            LookStore looks,
            SavedViews views,
            Picked picked,
            AcceptanceList acceptances) {
        this.sql = sql;
        this.current = current;
        this.owners = owners;
        this.people = people;
        this.talk = talk;
        this.files = files;
        this.looks = looks;
        this.views = views;
        this.picked = picked;
        this.acceptances = acceptances;
    }

    @Override
    public void addTo(Model model, long finding, AsOf asOf) {
        var account = sql.sql("select account_id::text from finding where id = ?")
                .param(finding)
                .query(String.class)
                .optional()
                .orElse("");
        var me = current.get();
        model.addAttribute("me", me.orElse(null));
        model.addAttribute(
                "canTriage",
                asOf.isNow()
                        && me.filter(member -> member.may(Right.TRIAGE, account))
                                .isPresent());
        model.addAttribute(
                "canLook",
                asOf.isNow()
                        && me.filter(member -> member.may(Right.SCAN, account)).isPresent());
        model.addAttribute("comments", talk.on(finding, asOf));
        model.addAttribute("files", files.of(finding, asOf));
        model.addAttribute("takenTypes", FileType.all());
        model.addAttribute("takenEndings", FileType.accept());
        model.addAttribute("look", asOf.isNow() ? looks.newest(finding).orElse(null) : null);
        model.addAttribute("decisions", acceptances.about(finding, asOf));
        model.addAttribute("decisionsDay", asOf.day());
        model.addAttribute("owners", owners.choices());
        model.addAttribute("owner", owner(finding).word());
        model.addAttribute("today", picked.now().day());
        model.addAttribute(
                "mentionable", people.active().stream().map(People.Person::name).toList());
    }

    @Override
    public void addToList(Model model) {
        model.addAttribute("owners", owners.choicesFor(current.get().map(Member::id), owner(model)));
        model.addAttribute(
                "views", current.get().map(member -> views.of(member.id())).orElse(List.of()));
        model.addAttribute("me", current.get().orElse(null));
    }

    private static String owner(Model model) {
        return model.getAttribute("filter") instanceof FindingFilter filter ? filter.owner() : "";
    }

    private Owner owner(long finding) {
        return sql.sql("select owner_member, owner_team from finding where id = ?")
                .param(finding)
                .query((row, number) -> new Owner(row.getObject(1, UUID.class), row.getObject(2, Long.class)))
                .optional()
                .orElse(Owner.NOBODY);
    }
}
