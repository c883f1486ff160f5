package dev.vitals.environment;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.function.Predicate;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.unit.DataSize;

/** Kinds that have to be understood and not only compared. */
final class Kinds {

    static final Kind ZONE = new Kind(
            "the name of a time zone, such as Europe/Berlin or America/New_York",
            text -> understood(() -> ZoneId.of(text)));

    /** How short a period may be is said by the database, whose owner may allow less. */
    static final Kind PERIOD = new Kind(
            "a period of years and months, such as P6Y or P7Y6M", text -> understood(() -> Period.parse(text.strip())));

    /** An address that people's browsers or other systems are led to. */
    static final Kind WEB = new Kind(
            "an address that begins with https:// or http://, without a user, a question or a fragment", Kinds::isWeb);

    static final Kind DATABASE = new Kind(
            "an address such as jdbc:postgresql://host:5432/vitals", text -> text.matches("jdbc:postgresql:\\S+"));

    static final Kind HOST = Kind.matching(
            "a host name or an address, such as 127.0.0.1 or 0.0.0.0", "[0-9A-Za-z._-]+|[0-9A-Fa-f:.%a-z]*:[^\\s]*");

    static final Kind NETWORKS = Kind.matching(
            "addresses or networks such as 10.0.0.0/8, separated by commas",
            "(\\s*[0-9A-Fa-f:.]+(/\\d{1,3})?\\s*(,|$))*");

    static final Kind MAIL = Kind.matching("an address such as vitals@example.org", "[^\\s@<>,;]+@[^\\s@<>,;]+");

    static final Kind REGION = Kind.matching("an AWS region, such as eu-central-1", "[a-z]{2}(-[a-z]+)+-\\d");

    static final Kind NAME = Kind.matching("a name without blanks or control characters", "[\\p{Graph}]+");

    static final Kind FOLDER = new Kind("a folder, or one that can be made", Kinds::isFolderOrNothing);

    static final Kind EXISTING_FOLDER = new Kind(
            "a folder that is there and can be read",
            text -> is(text, Files::isDirectory) && is(text, Files::isReadable));

    static final Kind FILE = new Kind("the path of a file", text -> !is(text, Files::isDirectory) && isPath(text));

    static final Kind EXISTING_FILE = new Kind(
            "a file that is there and can be read",
            text -> is(text, Files::isRegularFile) && is(text, Files::isReadable));

    private Kinds() {}

    /** A span of time between two, as Spring writes it (15m) or as ISO 8601 does (PT15M). */
    static Kind time(String least, String most, String example) {
        var from = DurationStyle.detectAndParse(least);
        var to = DurationStyle.detectAndParse(most);
        return new Kind("a span of time from %s to %s, such as %s".formatted(least, most, example), text -> {
            Duration[] span = new Duration[1];
            return understood(() -> span[0] = DurationStyle.detectAndParse(text.strip()))
                    && span[0].compareTo(from) >= 0
                    && span[0].compareTo(to) <= 0;
        });
    }

    /** A size of data between two, such as 50MB. */
    static Kind size(String least, String most) {
        var from = DataSize.parse(least);
        var to = DataSize.parse(most);
        return new Kind("a size from %s to %s".formatted(least, most), text -> {
            DataSize[] size = new DataSize[1];
            return understood(() -> size[0] = DataSize.parse(text.strip()))
                    && size[0].compareTo(from) >= 0
                    && size[0].compareTo(to) <= 0;
        });
    }

    private static boolean isWeb(String text) {
        try {
            var address = new URI(text.strip());
            return ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
                    && address.getHost() != null
                    && address.getUserInfo() == null
                    && address.getQuery() == null
                    && address.getFragment() == null;
        } catch (URISyntaxException wrong) {
            return false;
        }
    }

    private static boolean isFolderOrNothing(String text) {
        return isPath(text) && (is(text, Files::isDirectory) || !is(text, path -> Files.exists(path)));
    }

    private static boolean isPath(String text) {
        return is(text, path -> true);
    }

    private static boolean is(String text, Predicate<Path> holds) {
        try {
            return holds.test(Path.of(text));
        } catch (InvalidPathException wrong) {
            return false;
        }
    }

    private static boolean understood(Runnable reading) {
        try {
            reading.run();
            return true;
        } catch (DateTimeException | IllegalArgumentException | ArithmeticException | IllegalStateException wrong) {
            return false;
        }
    }
}
