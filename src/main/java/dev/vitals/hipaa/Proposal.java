package dev.vitals.hipaa;

import dev.vitals.hipaa.Safeguard.Requirement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The proposal of January 2025 (90 FR 898) as an overlay of the regulation: nothing of it is in the catalogue that is
 * scored.
 *
 * @param source where it was published
 * @param note how far it has come, in a few sentences
 * @param compliance when it would have to be complied with
 * @param checked the day on which that was last looked up
 * @param changes its rows, in its own order
 */
public record Proposal(String source, String note, String compliance, LocalDate checked, List<ProposedChange> changes) {

    private static final String TABLE = "/facts/hipaa-2025-proposal.tsv";
    private static final String REMARK = "# ";
    private static final int COLUMNS = 6;

    /**
     * Reads the table that ships with Vitals.
     *
     * @throws IllegalStateException naming the line that is not a row of the table
     */
    public static Proposal load() {
        try (var table = Proposal.class.getResourceAsStream(TABLE)) {
            if (table == null) {
                throw new IllegalStateException("The table of the proposal is not in the jar: " + TABLE);
            }
            return parse(new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The rows that take up the subject of a safeguard in force. */
    public List<ProposedChange> touching(String citation) {
        return changes.stream().filter(row -> row.touches().contains(citation)).toList();
    }

    private static Proposal parse(List<String> lines) {
        var remarks = remarks(lines);
        var changes = lines.stream()
                .filter(line -> !line.startsWith(REMARK))
                .skip(1)
                .map(Proposal::row)
                .toList();
        return new Proposal(
                remarks.getOrDefault("source", ""),
                remarks.getOrDefault("note", ""),
                remarks.getOrDefault("compliance", ""),
                LocalDate.parse(remarks.getOrDefault("checked", "")),
                changes);
    }

    private static Map<String, String> remarks(List<String> lines) {
        var remarks = new LinkedHashMap<String, String>();
        for (String line : lines) {
            var colon = line.indexOf(": ");
            if (line.startsWith(REMARK) && colon > 0) {
                remarks.put(line.substring(REMARK.length(), colon), line.substring(colon + 2));
            }
        }
        return remarks;
    }

    private static ProposedChange row(String line) {
        var cells = line.split("\t", -1);
        if (cells.length != COLUMNS) {
            throw new IllegalStateException("Not a row of the proposal: " + line);
        }
        if (!cells[3].equals("R")) {
            throw new IllegalStateException("The proposal requires every row, and not: " + line);
        }
        return new ProposedChange(cells[0], list(cells[1]), cells[2], Requirement.REQUIRED, cells[4], list(cells[5]));
    }

    private static List<String> list(String cell) {
        return Arrays.stream(cell.split(",")).filter(part -> !part.isEmpty()).toList();
    }
}
