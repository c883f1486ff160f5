package dev.vitals.demo;

import dev.vitals.aws.Recording;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What happens in the demo.
 *
 * @param clinic its name
 * @param days how many there are; the last one is the day on which the demo is first started
 */
record Story(String clinic, int days, List<Told> accounts, List<Change> changes) {

    private static final DemoFiles FILES = DemoFiles.load();

    /** One account of the clinic. */
    record Told(String folder, String name, boolean holdsPhi, String group) {}

    /**
     * Something that somebody does.
     *
     * @param account the folder of the account
     * @param layer the folder with the files that are other than before
     * @param from first day, from 0
     * @param until first day on which it is over; null where it stays
     * @param what one plain sentence
     */
    record Change(
            String account,
            String layer,
            int from,
            @Nullable Integer until,
            String what) {

        boolean holdsOn(int day) {
            return from <= day && (until == null || day < until);
        }
    }

    /** The story that ships with Vitals. */
    static Story load() {
        var file = FILES.find("story.json")
                .orElseThrow(() -> new IllegalStateException("The story of the demo is not in the jar"));
        return JsonMapper.shared().readValue(file, Story.class);
    }

    /** An account as it stands on a day: what changed last lies on top. */
    Recording recording(String folder, int day) {
        var recording = Recording.layered(FILES.recording(folder + "/base"), FILES.recording("common"));
        var active = changes.stream()
                .filter(change -> change.account().equals(folder) && change.holdsOn(Math.min(day, days)))
                .sorted(Comparator.comparingInt(Change::from))
                .toList();
        for (Change change : active) {
            var layer = FILES.recording(folder + "/" + change.layer());
            recording = over(layer, recording);
        }
        return recording;
    }

    /** A layer in which a call fails hides the answer below, and the other way round. */
    private static Recording over(Recording newer, Recording older) {
        return name -> {
            var file = newer.open(name);
            if (file.isPresent()) {
                return file;
            }
            try (var opposite = newer.open(opposite(name)).orElse(null)) {
                return opposite == null ? older.open(name) : java.util.Optional.empty();
            }
        };
    }

    private static String opposite(String name) {
        return name.endsWith(".error.json")
                ? name.replace(".error.json", ".json")
                : name.replaceAll("\\.json$", ".error.json");
    }
}
