package dev.vitals.aws;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A recording whose times are told relative to a story: <code>{{start-400d}}</code>, <code>{{scan-2h}}</code> become
 * instants in UTC, <code>"{{scan-2h#ms}}"</code> a number of milliseconds since 1970, <code>{{file:name}}</code> the
 * Base64 of another file of the same folder.
 */
final class FilledRecording implements Recording {

    private static final Pattern TIME = Pattern.compile("\\{\\{(start|scan)(?:([+-])(\\d+)([dhm]))?}}");
    private static final Pattern MILLIS = Pattern.compile("\"(\\{\\{[a-z]++[^:}\"#]*+)#ms}}\"");
    private static final Pattern FILE = Pattern.compile("\\{\\{file:([A-Za-z0-9._-]+)}}");

    private final Recording inner;
    private final Instant start;
    private final Instant scan;

    FilledRecording(Recording inner, Instant start, Instant scan) {
        this.inner = inner;
        this.start = start.truncatedTo(ChronoUnit.SECONDS);
        this.scan = scan.truncatedTo(ChronoUnit.SECONDS);
    }

    @Override
    public Optional<InputStream> open(String name) throws IOException {
        var file = inner.open(name);
        if (file.isEmpty()) {
            return file;
        }
        try (var in = file.get()) {
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Optional.of(new ByteArrayInputStream(filled(name, text).getBytes(StandardCharsets.UTF_8)));
        }
    }

    private String filled(String name, String text) throws IOException {
        if (!text.contains("{{")) {
            return text;
        }
        var timed = TIME.matcher(MILLIS.matcher(text).replaceAll(this::millis)).replaceAll(this::time);
        var folder = name.substring(0, name.lastIndexOf('/') + 1);
        var files = FILE.matcher(timed);
        var result = new StringBuilder();
        while (files.find()) {
            files.appendReplacement(result, base64(folder + files.group(1)));
        }
        return files.appendTail(result).toString();
    }

    private String millis(MatchResult place) {
        var instant = TIME.matcher(place.group(1) + "}}").replaceAll(this::time);
        return String.valueOf(Instant.parse(instant).toEpochMilli());
    }

    private String time(MatchResult place) {
        var base = place.group(1).equals("start") ? start : scan;
        if (place.group(2) == null) {
            return base.toString();
        }
        var unit = switch (place.group(4)) {
            case "d" -> ChronoUnit.DAYS;
            case "h" -> ChronoUnit.HOURS;
            default -> ChronoUnit.MINUTES;
        };
        var distance = Duration.of(Long.parseLong(place.group(3)), unit);
        return (place.group(2).equals("+") ? base.plus(distance) : base.minus(distance)).toString();
    }

    private String base64(String name) throws IOException {
        try (var in = open(name).orElseThrow(() -> new FileNotFoundException("The recording has no " + name))) {
            return Base64.getEncoder().encodeToString(in.readAllBytes());
        }
    }
}
