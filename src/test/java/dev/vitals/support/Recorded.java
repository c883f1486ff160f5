package dev.vitals.support;

import dev.vitals.aws.CallLog;
import dev.vitals.aws.RecordedSession;
import dev.vitals.aws.Recording;
import dev.vitals.inventory.Inventory;
import dev.vitals.scan.AccountReader;
import dev.vitals.scan.Progress;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one collector makes of answers that a test wrote, and how often it asked. */
public record Recorded(Inventory inventory, long calls) {

    /**
     * Reads one service.
     *
     * @param service the collector's name
     * @param answers by file name without the ending: {@code DescribeSnapshots-self}; an answer that begins with
     *     {@code error:} is a refusal with this code
     * @param folder the service's folder in recordings
     */
    public static Recorded of(String service, String folder, Map<String, String> answers) {
        var collectors = Catalogues.COLLECTORS.collectors().stream()
                .filter(collector -> collector.service().equals(service))
                .toList();
        Recording recording = name -> file(folder, answers, name)
                .map(text -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        var log = new CallLog();
        var inventory = new AccountReader(collectors)
                .read(
                        new RecordedSession(recording, Inventories.HOME.in(Inventories.REGION), log),
                        List.of(Inventories.REGION),
                        Inventories.READ_AT,
                        Progress.SILENT);
        return new Recorded(inventory, log.calls());
    }

    private static Optional<String> file(String folder, Map<String, String> answers, String name) {
        var base = folder + "/" + Inventories.REGION + "/";
        if (!name.startsWith(base)) {
            return Optional.empty();
        }
        boolean error = name.endsWith(".error.json");
        var call = name.substring(base.length()).replaceFirst("(\\.error)?\\.json$", "");
        return Optional.ofNullable(answers.get(call))
                .filter(answer -> answer.startsWith("error:") == error)
                .map(answer -> error
                        ? "{\"Code\": \"%s\", \"StatusCode\": 403}".formatted(answer.substring("error:".length()))
                        : answer.replace('\'', '"'));
    }
}
