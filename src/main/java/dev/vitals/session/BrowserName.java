package dev.vitals.session;

import java.util.LinkedHashMap;
import java.util.Map;

/** Which browser on which system, as far as the browser says: enough to tell one's own sessions apart. */
final class BrowserName {

    /** The first that is found counts: later ones claim to be earlier ones. */
    private static final Map<String, String> BROWSERS = named(
            "Edg/",
            "Edge",
            "OPR/",
            "Opera",
            "Firefox/",
            "Firefox",
            "Chrome/",
            "Chrome",
            "Safari/",
            "Safari",
            "curl/",
            "curl");

    private static final Map<String, String> SYSTEMS = named(
            "Android",
            "Android",
            "iPhone",
            "iPhone",
            "iPad",
            "iPad",
            "Windows",
            "Windows",
            "Mac OS X",
            "macOS",
            "Linux",
            "Linux");

    private BrowserName() {}

    static String of(String agent) {
        var browser = first(BROWSERS, agent, "Another browser");
        var system = first(SYSTEMS, agent, "");
        return system.isEmpty() ? browser : browser + " on " + system;
    }

    private static String first(Map<String, String> names, String agent, String otherwise) {
        return names.entrySet().stream()
                .filter(name -> agent.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(otherwise);
    }

    private static Map<String, String> named(String... pairs) {
        var names = new LinkedHashMap<String, String>();
        for (int at = 0; at < pairs.length; at += 2) {
            names.put(pairs[at], pairs[at + 1]);
        }
        return names;
    }
}
