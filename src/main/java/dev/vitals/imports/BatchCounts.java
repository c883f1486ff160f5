package dev.vitals.imports;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.vitals.imports.FileFinding.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a file holds and, once it is kept, what came of it.
 *
 * @param neither left to people, muted, not applicable
 * @param refused rows that were not understood
 * @param ungraded rows whose severity was not understood; they count as medium
 * @param byScans rows that every scan reads itself
 * @param others products in the file beside the first
 * @param opened findings that were opened or opened again
 * @param resolved findings that were open and pass now
 * @param older rows that know less than what a later file said
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record BatchCounts(
        long fails,
        long passes,
        long neither,
        long refused,
        long ungraded,
        long byScans,
        List<String> others,
        List<OfAccount> accounts,
        long opened,
        long resolved,
        long older) {

    /**
     * What it says of one account.
     *
     * @param name as Vitals calls it; empty where Vitals does not watch it
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record OfAccount(String id, String name, long fails, long passes) {

        public boolean isWatched() {
            return !name.isEmpty();
        }
    }

    /**
     * What a file holds.
     *
     * @param watched names of the accounts that Vitals watches, by their ids
     */
    static BatchCounts of(ReadFile file, Map<String, String> watched) {
        var accounts = new TreeMap<String, OfAccount>();
        for (FileFinding finding : file.findings()) {
            var known = accounts.getOrDefault(
                    finding.account(),
                    new OfAccount(finding.account(), watched.getOrDefault(finding.account(), ""), 0, 0));
            accounts.put(
                    finding.account(),
                    new OfAccount(
                            known.id(),
                            known.name(),
                            known.fails() + (finding.word() == Word.FAILS ? 1 : 0),
                            known.passes() + (finding.word() == Word.PASSES ? 1 : 0)));
        }
        var names = file.products().stream().map(Product::label).skip(1).toList();
        return new BatchCounts(
                file.count(Word.FAILS),
                file.count(Word.PASSES),
                file.count(Word.NEITHER),
                file.refusals(),
                file.findings().stream().filter(finding -> !finding.isGraded()).count(),
                file.findings().stream().filter(FileFinding::isReadByScans).count(),
                names,
                new ArrayList<>(accounts.values()),
                0,
                0,
                0);
    }

    /** The same once it was kept. */
    BatchCounts kept(long newOpened, long newResolved, long newOlder) {
        return new BatchCounts(
                fails, passes, neither, refused, ungraded, byScans, others, accounts, newOpened, newResolved, newOlder);
    }

    /** Accounts that Vitals watches. */
    public List<OfAccount> watched() {
        return accounts.stream().filter(OfAccount::isWatched).toList();
    }

    /** Accounts that it does not; what the file says of them is passed over. */
    public List<OfAccount> unwatched() {
        return accounts.stream().filter(account -> !account.isWatched()).toList();
    }
}
