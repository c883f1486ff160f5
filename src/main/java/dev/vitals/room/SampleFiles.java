package dev.vitals.room;

import dev.vitals.page.Organization;
import dev.vitals.room.Draw.Drawn;
import dev.vitals.room.ItemReader.Fact;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * Writes what is handed out with a sample: the population that it was drawn from, a file of evidence for each drawn
 * resource, and a manifest of them all.
 */
@Component
class SampleFiles {

    static final String MANIFEST = "manifest.json";
    static final String SUMS = "SHA256SUMS";

    /** The form of archive and manifest. */
    private static final String FORMAT = "vitals-sample/1";

    private final ItemReader reader;
    private final Organization organization;

    SampleFiles(ItemReader reader, Organization organization) {
        this.reader = reader;
        this.organization = organization;
    }

    /** Where the evidence of a drawn resource is, such as {@code items/0001.json}. */
    static String item(int number) {
        return "items/%04d.json".formatted(number);
    }

    /** All files but manifest and sums; within a transaction that sees one state of the store. */
    List<SampleFile> evidence(Population population, List<Drawn> drawn) {
        var question = population.question();
        var resources = drawn.stream().map(each -> each.line().resource()).toList();
        var configurations = reader.configurations(question, resources);
        var verdicts = reader.verdicts(question, resources);
        var findings = findings(question, resources);
        var files = new ArrayList<>(List.of(
                SampleFile.of(PopulationFiles.KEYS, population.keysFile()),
                SampleFile.of(PopulationFiles.CSV, PopulationFiles.csv(population)),
                SampleFile.of(PopulationFiles.JSON, PopulationFiles.json(population)),
                SampleFile.of("scans.json", Json.bytes(reader.scans(question, accounts(drawn))))));
        IntStream.range(0, drawn.size()).forEach(at -> {
            var one = drawn.get(at);
            var id = one.line().resource();
            var document = new Fact()
                    .with("item", at + 1)
                    .with("draw_sha256", one.sha256())
                    .with("resource", one.line().cells())
                    .with("configurations", configurations.getOrDefault(id, List.of()))
                    .with("verdicts", verdicts.getOrDefault(id, List.of()))
                    .with("findings", findings.getOrDefault(id, List.of()));
            files.add(SampleFile.of(item(at + 1), Json.bytes(document)));
        });
        return files;
    }

    /** The files with the manifest that names them, and the sums that {@code sha256sum -c} reads. */
    List<SampleFile> whole(Sample sample, List<SampleFile> files) {
        var all = new ArrayList<>(files);
        all.add(SampleFile.of(MANIFEST, Json.bytes(manifest(sample, files))));
        var sums = new StringBuilder();
        all.forEach(file ->
                sums.append(file.sha256()).append("  ").append(file.name()).append('\n'));
        all.add(SampleFile.of(SUMS, sums.toString().getBytes(StandardCharsets.UTF_8)));
        return all;
    }

    private Fact manifest(Sample sample, List<SampleFile> files) {
        return new Fact()
                .with("format", FORMAT)
                .with("sample", sample.id().toString())
                .with("organization", organization.name())
                .with("safeguard", sample.citation())
                .with("rules", sample.rules())
                .with("scope", sample.scopeName())
                .with("accounts", sample.accounts())
                .with("first_day", sample.firstDay().toString())
                .with("last_day", sample.lastDay().toString())
                .with("zone", organization.zone().getId())
                .with("as_known_at", sample.asKnownAt())
                .with("population", sample.population())
                .with("not_judged", sample.notJudged())
                .with("unread_lists", sample.unreadLists())
                .with("population_sha256", sample.populationSha256())
                .with("procedure", Draw.PROCEDURE)
                .with("n", sample.n())
                .with("seed", sample.seed())
                .with("seed_made_by_vitals", sample.seedMade())
                .with("drawn_by", sample.drawnName())
                .with("drawn_at", sample.drawnAt())
                .with("files", files.stream().map(SampleFiles::listed).toList());
    }

    private static Fact listed(SampleFile file) {
        return new Fact()
                .with("name", file.name())
                .with("bytes", file.bytes().length)
                .with("sha256", file.sha256());
    }

    private Map<Long, List<Fact>> findings(Question question, List<Long> resources) {
        var findings = reader.findings(question, resources);
        var ids = findings.values().stream()
                .flatMap(List::stream)
                .map(each -> (Long) each.get("finding"))
                .toList();
        var events = reader.events(question, ids);
        var acceptances = reader.acceptances(question, ids);
        findings.values()
                .forEach(some -> some.forEach(one -> {
                    var id = (Long) one.get("finding");
                    one.with("events", events.getOrDefault(id, List.of()))
                            .with("acceptances", acceptances.getOrDefault(id, List.of()));
                }));
        return findings;
    }

    private static List<String> accounts(List<Drawn> drawn) {
        return drawn.stream()
                .map(each -> each.line().account())
                .distinct()
                .sorted()
                .toList();
    }
}
