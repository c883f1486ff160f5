package dev.vitals.rule.lists;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A folder of lists that stand in the place of those of the same name that are shipped. */
public final class ListFolder {

    private static final String ENDING = ".txt";

    private ListFolder() {}

    /**
     * Reads every list of a folder.
     *
     * @throws MalformedListException naming the file, when one of them is no list that is known, or is broken: a
     *     replacement that is passed over in silence would be worse than none
     */
    public static List<ReferenceList> read(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .map(ListFolder::list)
                    .toList();
        } catch (NotDirectoryException | java.nio.file.NoSuchFileException none) {
            throw new MalformedListException("The folder of lists, %s, is not there.".formatted(folder));
        } catch (IOException unreadable) {
            throw new MalformedListException(
                    "The folder of lists, %s, cannot be read: %s".formatted(folder, unreadable));
        }
    }

    private static ReferenceList list(Path file) {
        var slug = file.getFileName().toString().replace(ENDING, "");
        var name = ListName.of(slug)
                .orElseThrow(() -> new MalformedListException("%s is no list that Vitals knows. Known are: %s."
                        .formatted(
                                file,
                                Stream.of(ListName.values())
                                        .map(known -> known.slug() + ENDING)
                                        .collect(Collectors.joining(", ")))));
        try {
            return ReferenceList.parse(name, Files.readString(file, StandardCharsets.UTF_8));
        } catch (MalformedListException broken) {
            throw new MalformedListException("%s: %s".formatted(file, broken.getMessage()));
        } catch (IOException unreadable) {
            throw new MalformedListException("%s cannot be read as UTF-8 text.".formatted(file));
        }
    }
}
