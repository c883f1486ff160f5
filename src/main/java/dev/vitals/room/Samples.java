package dev.vitals.room;

import dev.vitals.audit.AuditLog;
import dev.vitals.hash.Sha256;
import dev.vitals.identity.Member;
import dev.vitals.room.Draw.Drawn;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Draws samples, and gives away the evidence that was kept with them. */
@Component
class Samples {

    /** Most that one sample holds: its evidence is gathered while whoever draws it waits. */
    static final int MOST = 1_000;

    private final JudgedReader populations;
    private final SampleFiles files;
    private final SampleStore store;
    private final AuditLog audit;
    private final Clock clock;
    private final TransactionTemplate writing;
    private final TransactionTemplate reading;
    private final SecureRandom random = new SecureRandom();

    Samples(
            JudgedReader populations,
            SampleFiles files,
            SampleStore store,
            AuditLog audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.populations = populations;
        this.files = files;
        this.store = store;
        this.audit = audit;
        this.clock = clock;
        this.writing = new TransactionTemplate(transactions);
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** What keeps a sample from being drawn, in a sentence. */
    static final class RefusedDrawException extends Exception {

        private static final long serialVersionUID = 1;

        RefusedDrawException(String sentence) {
            super(sentence);
        }
    }

    /** What is kept of a sample is no longer what was hashed, in a sentence. */
    static final class ChangedSampleException extends Exception {

        private static final long serialVersionUID = 1;

        ChangedSampleException(String sentence) {
            super(sentence);
        }
    }

    /** What was read for a sample. */
    private record Gathered(
            Population population, String seed, List<Drawn> drawn, List<SampleFile> evidence, String problem) {}

    Population population(Question question) {
        return Objects.requireNonNull(reading.execute(any -> populations.population(question)));
    }

    /**
     * Draws a sample and keeps it with its evidence.
     *
     * @param seed empty to have one made
     * @param seen the hash of the population that whoever draws has seen; empty where they saw none
     */
    Sample draw(Question question, int n, String seed, String seen, Member by) throws RefusedDrawException {
        if (!seed.isEmpty() && !Draw.isSeed(seed)) {
            throw new RefusedDrawException(
                    "A seed has 1 to 100 letters, digits and signs without a space. Leave it empty to have one made.");
        }
        var chosen = seed.isEmpty() ? Draw.makeSeed(random) : seed;
        var gathered = Objects.requireNonNull(reading.execute(any -> gather(question, chosen, n, seen)));
        if (!gathered.problem().isEmpty()) {
            throw new RefusedDrawException(gathered.problem());
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var bare = sample(gathered, seed.isEmpty(), by, now);
        var whole = files.whole(bare, gathered.evidence());
        var sample = bare.packed(SampleArchive.bytes(whole), SampleArchive.sha256(whole));
        writing.executeWithoutResult(any -> {
            store.add(sample, items(gathered), whole);
            audit.record("sample.drawn", sample.id().toString(), null, told(sample));
        });
        return sample;
    }

    private Gathered gather(Question question, String seed, int n, String seen) {
        var population = populations.population(question);
        var problem = problem(population, n, seen);
        if (!problem.isEmpty()) {
            return new Gathered(population, seed, List.of(), List.of(), problem);
        }
        var drawn = Draw.of(population, seed, n);
        return new Gathered(population, seed, drawn, files.evidence(population, drawn), "");
    }

    private static String problem(Population found, int n, String seen) {
        if (found.size() == 0) {
            return "There is nothing to draw from: no resource was there to be judged in these days.";
        }
        if (!seen.isEmpty() && !seen.equals(found.sha256())) {
            return "The population has changed since you looked at it: a scan has ended meanwhile. Look at it again, then draw.";
        }
        var most = Math.min(MOST, found.size());
        return n < 1 || n > most
                ? "A sample of these resources holds 1 to %,d. For more, take the whole list.".formatted(most)
                : "";
    }

    /**
     * The archive of a sample, compared with its hash before the first byte is given away.
     *
     * @throws ChangedSampleException where what is kept is no longer what was hashed
     */
    InputStream archive(Sample sample) throws IOException, ChangedSampleException {
        var kept = store.files(sample.id());
        for (SampleFile file : kept) {
            if (!Sha256.of(file.bytes()).equals(file.sha256())) {
                throw changed(sample, file.name());
            }
        }
        var beside = Files.createTempFile("vitals-", ".sample");
        try {
            try (var out = Files.newOutputStream(beside)) {
                SampleArchive.write(kept, out);
            }
            if (!SampleArchive.sha256(kept).equals(sample.archiveSha256())) {
                throw changed(sample, "the archive");
            }
            return Files.newInputStream(beside, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException | ChangedSampleException | RuntimeException failure) {
            Files.deleteIfExists(beside);
            throw failure;
        }
    }

    private static ChangedSampleException changed(Sample sample, String what) {
        return new ChangedSampleException(
                "Of sample %s, %s is not what was kept when it was drawn. It is not given away. Ask whoever runs the database who could have written there."
                        .formatted(sample.id(), what));
    }

    private static List<Sample.Item> items(Gathered gathered) {
        var hashes = gathered.evidence().stream().collect(Collectors.toMap(SampleFile::name, SampleFile::sha256));
        return IntStream.range(0, gathered.drawn().size())
                .mapToObj(at -> item(at + 1, gathered.drawn().get(at), hashes))
                .toList();
    }

    private static Sample.Item item(int number, Drawn drawn, Map<String, String> hashes) {
        var line = drawn.line();
        var file = SampleFiles.item(number);
        return new Sample.Item(
                number,
                drawn.sha256(),
                line.account(),
                line.region(),
                line.type(),
                line.id(),
                line.name(),
                line.firstVerdict(),
                line.lastVerdict(),
                line.daysFailing(),
                line.daysUnknown(),
                file,
                Objects.requireNonNull(hashes.get(file)));
    }

    private static Sample sample(Gathered gathered, boolean seedMade, Member by, Instant now) {
        var population = gathered.population();
        var question = population.question();
        return new Sample(
                UUID.randomUUID(),
                question.citation(),
                question.rules(),
                question.scope(),
                question.scopeName(),
                question.accounts(),
                question.firstDay(),
                question.lastDay(),
                question.to(),
                population.size(),
                population.notJudged(),
                population.unread().size(),
                population.sha256(),
                gathered.drawn().size(),
                gathered.seed(),
                seedMade,
                0,
                by.id(),
                by.name(),
                now,
                0,
                "");
    }

    private static Map<String, Object> told(Sample sample) {
        return Map.of(
                "safeguard", sample.citation(),
                "from", sample.firstDay().toString(),
                "to", sample.lastDay().toString(),
                "scope", sample.scope(),
                "population", sample.population(),
                "populationSha256", sample.populationSha256(),
                "n", sample.n(),
                "seed", sample.seed(),
                "sha256", sample.archiveSha256());
    }
}
