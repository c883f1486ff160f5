package dev.vitals.digest;

import dev.vitals.digest.DigestChange.Kind;
import dev.vitals.digest.Gap.What;
import dev.vitals.page.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What changed, then where: "3 new, 5 fixed: production". What could not be seen comes before what was seen. */
final class DigestSubject {

    private DigestSubject() {}

    static String of(DigestNews news) {
        return changed(news) + ": " + news.scope();
    }

    private static String changed(DigestNews news) {
        var parts = new ArrayList<>(unread(news.freshGaps(), "not "));
        for (Kind kind : news.kinds()) {
            parts.add(Numbers.count(news.count(kind)) + " " + kind.words());
        }
        if (!news.again().isEmpty()) {
            parts.add(services(news.again()) + " readable again");
        }
        var lapsed = news.lapsed();
        if (!lapsed.isEmpty()) {
            parts.add(Numbers.count(
                            lapsed.size(), lapsed.stream().allMatch(Due::isAttestation) ? "attestation" : "review")
                    + " lapsed");
        }
        if (news.freshOverdue() > 0) {
            parts.add(Numbers.count(news.freshOverdue(), "thing") + " overdue in registers");
        }
        if (parts.isEmpty()) {
            parts.add(news.accounts() == 0 || news.bound().isLost() ? "nothing looked at" : "nothing changed");
            parts.addAll(unread(news.gaps(), "still not "));
        }
        return String.join(", ", parts);
    }

    private static List<String> unread(List<Gap> gaps, String not) {
        var parts = new ArrayList<String>();
        var accounts = gaps.stream().filter(Gap::isAccount).count();
        if (accounts > 0) {
            parts.add(Numbers.count(accounts, "account") + " " + not + "read");
        }
        var services = Gap.of(What.SERVICE, gaps);
        if (!services.isEmpty()) {
            parts.add(services(services) + " " + not + "readable");
        }
        var rules = Gap.of(What.RULE, gaps).stream().map(Gap::name).distinct().count();
        if (rules > 0) {
            parts.add(Numbers.count(rules, "rule") + " " + not + "judged everywhere");
        }
        return parts;
    }

    private static String services(List<Gap> gaps) {
        var services = gaps.stream().map(Gap::name).collect(Collectors.toSet());
        return services.size() == 1 ? services.iterator().next() : Numbers.count(services.size(), "service");
    }
}
