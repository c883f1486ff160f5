package dev.vitals.aws;

import dev.vitals.inventory.Place;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Whose recording it is: the file {@code recording.json} at its root.
 *
 * @param regions that were in scope
 * @param recordedAt when it was made, in UTC; a scan of it takes this for "now"
 */
public record RecordedAccount(String partition, String account, List<String> regions, Instant recordedAt) {

    static final String FILE = "recording.json";

    /**
     * Reads the head of a recording.
     *
     * @throws CannotConnectException with a sentence, when it is missing or broken
     */
    public static RecordedAccount of(Recording recording) {
        try (InputStream in = recording
                .open(FILE)
                .orElseThrow(() -> new CannotConnectException(
                        "This folder is no recording: it has no " + FILE + ". Make one with scan --record.", null))) {
            return parse(SdkJson.MAPPER.readTree(in));
        } catch (IOException | JacksonException | DateTimeException broken) {
            throw new CannotConnectException(
                    "The recording's " + FILE + " is broken: it must hold account, regions and recordedAt.", broken);
        }
    }

    /** Writes the head of a recording into its folder. */
    public void write(Path folder) {
        try {
            Files.createDirectories(folder);
            var json = SdkJson.MAPPER.createObjectNode();
            json.put("partition", partition).put("account", account).put("recordedAt", recordedAt.toString());
            var list = json.putArray("regions");
            regions.forEach(list::add);
            try (OutputStream out = Files.newOutputStream(folder.resolve(FILE))) {
                SdkJson.MAPPER.writerWithDefaultPrettyPrinter().writeValue(out, json);
            }
        } catch (IOException full) {
            throw new CannotConnectException("The recording cannot be written to " + folder, full);
        }
    }

    private static RecordedAccount parse(JsonNode json) {
        var account = json.path("account").asString("");
        var regions = new ArrayList<String>();
        json.path("regions").forEach(region -> regions.add(region.asString()));
        if (!account.matches("\\d{12}") || regions.isEmpty()) {
            throw new DateTimeException("no account or no regions");
        }
        return new RecordedAccount(
                json.path("partition").asString("aws"),
                account,
                List.copyOf(regions),
                Instant.parse(json.path("recordedAt").asString("")));
    }

    /** The recorded account as a session, at its first region. */
    public AwsSession session(Recording recording) {
        return session(recording, new CallLog());
    }

    /** The recorded account as a session that counts its calls, at its first region. */
    public AwsSession session(Recording recording, CallLog log) {
        return new RecordedSession(recording, new Place(partition, account, regions.getFirst()), log);
    }
}
