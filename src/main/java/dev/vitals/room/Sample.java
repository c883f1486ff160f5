package dev.vitals.room;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sample that was drawn. It never changes.
 *
 * @param rules ids of those that served the safeguard
 * @param accounts that the scope held
 * @param asKnownAt the end of the period, or when it was drawn where that came first
 * @param population how many resources it was drawn from
 * @param notJudged how many of these no rule had judged
 * @param unreadLists lists that could not be read for a part of the period
 * @param seedMade whether Vitals made the seed; otherwise whoever drew gave it
 * @param turn which sample of the same safeguard, days and accounts it is, from 1; 0 before it is kept
 * @param archiveSha256 of the archive that is handed out
 */
record Sample(
        UUID id,
        String citation,
        List<String> rules,
        String scope,
        String scopeName,
        List<String> accounts,
        LocalDate firstDay,
        LocalDate lastDay,
        Instant asKnownAt,
        int population,
        int notJudged,
        int unreadLists,
        String populationSha256,
        int n,
        String seed,
        boolean seedMade,
        int turn,
        UUID drawnBy,
        String drawnName,
        Instant drawnAt,
        long archiveBytes,
        String archiveSha256) {

    /**
     * A drawn resource.
     *
     * @param number its place, from 1: the lowest hash first
     * @param drawSha256 the hash by which it was drawn
     * @param firstVerdict the first in the period; null where no rule judged it
     * @param file of the archive in which its evidence is
     * @param sha256 of that file
     */
    record Item(
            int number,
            String drawSha256,
            String account,
            String region,
            String type,
            String resource,
            String name,
            @Nullable String firstVerdict,
            @Nullable String lastVerdict,
            int daysFailing,
            int daysUnknown,
            String file,
            String sha256) {

        public String firstWords() {
            return PopulationLine.words(firstVerdict);
        }

        public String lastWords() {
            return PopulationLine.words(lastVerdict);
        }

        public String firstMark() {
            return PopulationLine.mark(firstVerdict);
        }

        public String lastMark() {
            return PopulationLine.mark(lastVerdict);
        }
    }

    /** The same with the archive that came of it. */
    Sample packed(long bytes, String sha256) {
        return new Sample(
                id,
                citation,
                rules,
                scope,
                scopeName,
                accounts,
                firstDay,
                lastDay,
                asKnownAt,
                population,
                notJudged,
                unreadLists,
                populationSha256,
                n,
                seed,
                seedMade,
                turn,
                drawnBy,
                drawnName,
                drawnAt,
                bytes,
                sha256);
    }

    /** Such as {@code vitals-sample-164.312-a-1-2026-07-01-to-2026-09-30-1f3a.zip}. */
    public String fileName() {
        return "vitals-sample-%s-%s-to-%s-%s.zip"
                .formatted(
                        citation.replaceAll("[^0-9A-Za-z.]+", "-").replaceAll("-$", ""),
                        firstDay,
                        lastDay,
                        id.toString().substring(0, 4));
    }
}
