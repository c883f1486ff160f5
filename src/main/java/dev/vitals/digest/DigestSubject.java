package dev.vitals.digest;

import dev.vitals.digest.DigestChange.Kind;
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
        var parts = new ArrayList<>(unread(news.freshGaps(), "not read", "not readable"));
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
        if (parts.isEmpty()) {
            parts.add("nothing changed");
            parts.addAll(unread(news.gaps(), "still not read", "still not readable"));
        }
        return String.join(", ", parts);
    }

    private static List<String> unread(List<Gap> gaps, String whole, String part) {
        var parts = new ArrayList<String>();
        var accounts = gaps.stream().filter(gap -> gap.service().isEmpty()).count();
        if (accounts > 0) {
            parts.add(Numbers.count(accounts, "account") + " " + whole);
        }
        var services = gaps.stream().filter(gap -> !gap.service().isEmpty()).toList();
        if (!services.isEmpty()) {
            parts.add(services(services) + " " + part);
        }
        return parts;
    }

    private static String services(List<Gap> gaps) {
        var services = gaps.stream().map(Gap::service).collect(Collectors.toSet());
        return services.size() == 1 ? services.iterator().next() : Numbers.count(services.size(), "service");
    }
}
