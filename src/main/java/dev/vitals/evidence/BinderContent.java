package dev.vitals.evidence;

import dev.vitals.evidence.Population.AccountLine;
import dev.vitals.evidence.Population.GapLine;
import dev.vitals.evidence.Population.KindLine;
import dev.vitals.evidence.Population.UnknownLine;
import dev.vitals.evidence.Population.UnreadLine;
import dev.vitals.hipaa.Safeguard;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the paper shows, gathered in one look at the store.
 *
 * @param limited names of all accounts of which only some regions are read
 * @param paused names of all accounts whose schedule of scans rests
 * @param others accounts that are watched and lie outside the scope
 * @param unbound safeguards that do not bind the organization or ask for nothing
 * @param withdrawn rules that were once in force and are no more
 * @param notOffered how many lists of services could not be read because they do not exist there
 * @param audit null where who asked may not read the audit log
 * @param files of data, by name
 */
record BinderContent(
        BinderOrder order,
        Asked asked,
        ScoreHistory scores,
        List<SafeguardSection> safeguards,
        Cut<AccountLine> accounts,
        List<String> limited,
        List<String> paused,
        List<String> others,
        Cut<KindLine> kinds,
        Cut<UnreadLine> unread,
        long notOffered,
        Cut<GapLine> gaps,
        Cut<UnknownLine> unknown,
        List<Safeguard> unbound,
        List<String> withdrawn,
        Cut<ChangeLine> changes,
        @Nullable Cut<AuditLine> audit,
        List<ArchiveFile> files,
        String dataHash,
        @Nullable Long settingsVersion,
        List<String> lists,
        ArchiveFile scoreFile) {

    /** The sections by the part of the regulation that they stand in. */
    public SequencedMap<Safeguard.Family, List<SafeguardSection>> families() {
        return safeguards.stream()
                .collect(Collectors.groupingBy(
                        section -> section.safeguard().family(), LinkedHashMap::new, Collectors.toList()));
    }

    /** How many of the safeguards that are shown stand so at the end, by the title of the state. */
    public Map<String, Long> states() {
        return safeguards.stream()
                .collect(
                        Collectors.groupingBy(section -> section.history().end().title(), Collectors.counting()));
    }
}
