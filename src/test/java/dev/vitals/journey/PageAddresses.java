package dev.vitals.journey;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Every page that there is, by the table of routes, and an address at which there is something to see. */
final class PageAddresses {

    private PageAddresses() {}

    /** An address by route; words in braces that {@link LivedIn} gave an id for are replaced by it. */
    static Map<String, String> of(Map<String, String> ids) throws IOException {
        var examples = examples();
        var found = new LinkedHashMap<String, String>();
        for (String route : routes()) {
            if (!"-".equals(examples.get(route))) {
                found.put(route, filled(examples.getOrDefault(route, route), ids));
            }
        }
        return found;
    }

    private static String filled(String address, Map<String, String> ids) {
        for (var id : ids.entrySet()) {
            address = address.replace("{" + id.getKey() + "}", id.getValue());
        }
        return address;
    }

    /** Routes that need an example, and those that are no pages (a dash). */
    static Map<String, String> examples() throws IOException {
        return resource("/pages.tsv")
                .lines()
                .map(line -> line.split("\t"))
                .collect(Collectors.toMap(cells -> cells[0], cells -> cells[1]));
    }

    /** What programs ask for, and files by their ending, are no pages. */
    static List<String> routes() throws IOException {
        return resource("/routes.tsv")
                .lines()
                .filter(line -> line.startsWith("GET\t"))
                .map(line -> line.split("\t")[1])
                .filter(route -> !route.startsWith("/api/") && !route.startsWith("/scim/"))
                .filter(route -> !route.matches("/[a-z]+\\.(csv|jsonl)"))
                .toList();
    }

    /** All that only reads, pages, files and the API alike. */
    static List<String> reads() throws IOException {
        return resource("/routes.tsv")
                .lines()
                .filter(line -> line.startsWith("GET\t"))
                .map(line -> line.split("\t")[1])
                .toList();
    }

    /** Tables to take away, by their ending. */
    static List<String> tables() throws IOException {
        return reads().stream()
                .filter(route -> !route.startsWith("/api/") && route.matches(".*\\.(csv|jsonl|svg)"))
                .toList();
    }

    private static String resource(String name) throws IOException {
        try (InputStream file = PageAddresses.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
