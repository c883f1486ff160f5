package dev.vitals.score;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/**
 * A row of {@code score}: how one safeguard stood on a day, and by what.
 *
 * @param columns all that it says, by column, its fingerprint among them
 * @param fingerprint of all that it says; tells a row from what it was before, and proves nothing
 */
record ScoreRow(Place place, Map<String, Object> columns, UUID fingerprint) {

    /** Where it stands among those of its day. */
    record Place(String scope, String citation) {}

    static ScoreRow of(ScoreScope scope, LocalDate day, SafeguardScore safeguard) {
        var citation = safeguard.safeguard().citation();
        // In one order always, or the same would have another fingerprint in another JVM.
        var columns = new LinkedHashMap<String, Object>();
        columns.put("scope", scope.name());
        columns.put("day", day);
        columns.put("citation", citation);
        columns.put("state", safeguard.state().word());
        columns.put("pass_points", safeguard.points().passed());
        columns.put("weight_points", safeguard.points().weight());
        columns.put("evaluated", safeguard.points().evaluated());
        columns.put("in_scope", safeguard.points().inScope());
        columns.put("inputs", safeguard.inputs().stream().map(RuleLine::of).toList());
        columns.put("people", safeguard.people());
        var said = JsonMapper.shared().writeValueAsString(columns).getBytes(StandardCharsets.UTF_8);
        var fingerprint = UUID.nameUUIDFromBytes(said);
        columns.put("fingerprint", fingerprint);
        return new ScoreRow(new Place(scope.name(), citation), columns, fingerprint);
    }
}
