package dev.vitals.finding;

import dev.vitals.api.ApiPaths;
import dev.vitals.api.Listed;
import dev.vitals.api.Paging;
import dev.vitals.api.Words;
import dev.vitals.page.AsOf;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import dev.vitals.rule.GuidanceText;
import dev.vitals.rule.Peer;
import dev.vitals.rule.PeerCheck;
import dev.vitals.rule.RuleBooks;
import dev.vitals.rule.RuleFacts.UsedSetting;
import dev.vitals.rule.RuleSheet;
import dev.vitals.rule.lists.ListName;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Rules in force. */
@RestController
@Needs(Right.READ)
class RuleApi {

    private final RuleBooks books;
    private final RuleTable table;
    private final RuleSheet sheet;

    RuleApi(RuleBooks books, RuleTable table, RuleSheet sheet) {
        this.books = books;
        this.table = table;
        this.sheet = sheet;
    }

    /**
     * A rule with all that is known of it.
     *
     * @param holdsWhen what is asked for, exactly; empty for rules that the catalogue does not know
     * @param actions IAM actions that reading for it needs
     * @param peerChecks checks of other products that ask for the same
     * @param guidance why it matters and how to fix what it finds
     * @param lists names of the lists that it looks into
     * @param settings paths of the settings by which it judges
     */
    record RuleAnswer(
            RuleItem rule,
            String holdsWhen,
            List<String> actions,
            List<PeerCheckItem> peerChecks,
            List<GuidanceText> guidance,
            List<String> lists,
            List<String> settings) {}

    /**
     * A check of another product.
     *
     * @param id as that product calls it
     * @param place whether it stands in that product's mapping to HIPAA, beside it, or was dropped from it
     */
    record PeerCheckItem(
            @Words(of = Peer.class) String peer,
            String id,
            @Words(of = PeerCheck.Place.class) String place) {

        static PeerCheckItem of(PeerCheck check) {
            return new PeerCheckItem(
                    check.peer().word(), check.id(), check.place().name().toLowerCase(Locale.ROOT));
        }
    }

    /** Rules, filtered and sorted, by the page. */
    @GetMapping(ApiPaths.V1 + "/rules")
    Listed<RuleItem> rules(RuleFilter filter, Paging paging, AsOf asOf) {
        return Listed.cut(RuleTable.chosen(table.all(asOf), filter), paging, RuleItem::of);
    }

    /** One rule in force: what it asks for, what reading it needs, how to fix what it finds. */
    @GetMapping(ApiPaths.V1 + "/rules/{id}")
    RuleAnswer rule(@PathVariable String id, AsOf asOf) {
        var book = books.current();
        var row = table.one(book, id, asOf);
        return new RuleAnswer(
                RuleItem.of(row),
                row.facts().holdsWhen(),
                sheet.actions(row.facts()),
                row.facts().checks().stream().map(PeerCheckItem::of).toList(),
                book.guidance(id).map(GuidanceText::of).orElse(List.of()),
                Stream.of(ListName.values())
                        .filter(list -> list.rules().contains(id))
                        .map(ListName::slug)
                        .toList(),
                row.facts().settings().stream().map(UsedSetting::path).toList());
    }
}
