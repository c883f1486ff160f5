package dev.vitals.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every regular expression of the product: constants of its classes, and literals in its source. */
final class Expressions {

    /**
     * One of them.
     *
     * @param isSought whether it is looked for at every place of a text, not only compared with the whole
     */
    record Expression(String where, Pattern pattern, boolean isSought) {}

    private static final Path SOURCE = Path.of("src/main/java");
    private static final Path CLASSES = Path.of("target/classes");
    private static final String TEXT = "\"((?:[^\"\\\\\\n]++|\\\\.)*+)\"";
    private static final Pattern UNICODE = Pattern.compile("(?<!\\\\)\\\\u([0-9A-Fa-f]{4})");
    private static final Pattern LITERAL =
            Pattern.compile("\\.(matches|replaceAll|replaceFirst|split)\\(\\s*" + TEXT + "\\s*[,)]");
    private static final Pattern COMPUTED = Pattern.compile(
            "(?:Pattern\\.compile|\\b\\w+\\.(?:replaceAll|replaceFirst|split))\\(\\s*(?!\\s*[\"'])[^)]");

    /** Looked for at every place, at once or by a matcher that is kept in a variable. */
    private static final String SEEKS =
            "\\b%1$s\\.matcher\\([^;]*?\\)\\s*\\.(find|results|replace)|=\\s*%1$s\\.matcher\\((?s:.*)\\.(find|results)\\(";

    private final Map<String, Expression> found = new TreeMap<>();

    static Collection<Expression> all() {
        var all = new Expressions();
        files(CLASSES.resolve("dev/vitals"), ".class").forEach(all::constants);
        files(SOURCE, ".java").forEach(all::literals);
        return all.found.values();
    }

    /** Places where an expression is put together from something else than a literal, as file names. */
    static List<String> computed() {
        return files(SOURCE, ".java")
                .filter(file -> COMPUTED.matcher(read(file)).find())
                .map(file -> file.getFileName().toString())
                .sorted()
                .toList();
    }

    private void literals(Path file) {
        var calls = LITERAL.matcher(read(file));
        while (calls.find()) {
            var text = UNICODE.matcher(calls.group(2))
                    .replaceAll(code -> Matcher.quoteReplacement("" + (char) Integer.parseInt(code.group(1), 16)))
                    .translateEscapes();
            if (text.length() > 1) {
                add(
                        file.getFileName().toString(),
                        Pattern.compile(text),
                        !calls.group(1).equals("matches"));
            }
        }
    }

    private void constants(Path file) {
        var name = CLASSES.relativize(file).toString().replace(".class", "").replace('/', '.');
        if (name.endsWith("-info")) {
            return;
        }
        try {
            var type = Class.forName(name, false, Expressions.class.getClassLoader());
            for (var field : type.getDeclaredFields()) {
                var holds = Modifier.isStatic(field.getModifiers())
                        && (field.getType() == Pattern.class
                                || Collection.class.isAssignableFrom(field.getType())
                                || Map.class.isAssignableFrom(field.getType())
                                || field.isEnumConstant());
                if (holds) {
                    field.setAccessible(true);
                    take(
                            type.getSimpleName() + "." + field.getName(),
                            field.get(null),
                            isSought(name, field.getName()),
                            3);
                }
            }
        } catch (ReflectiveOperationException | LinkageError notLoadable) {
            throw new IllegalStateException(name, notLoadable);
        }
    }

    /** An expression that is only ever compared with the whole of a text begins at one place. */
    private static boolean isSought(String type, String field) {
        var outer = type.contains("$") ? type.substring(0, type.indexOf('$')) : type;
        var source = read(SOURCE.resolve(outer.replace('.', '/') + ".java"));
        var name = source.contains(field + ".matcher(") ? Pattern.quote(field) : "\\w+(?:\\(\\))?";
        return Pattern.compile(SEEKS.formatted(name)).matcher(source).find();
    }

    private void add(String where, Pattern pattern, boolean isSought) {
        found.put(where + " " + pattern, new Expression(where + " " + pattern, pattern, isSought));
    }

    private void take(String where, Object value, boolean isSought, int depth) throws ReflectiveOperationException {
        if (value instanceof Pattern pattern) {
            add(where, pattern, isSought);
        } else if (value instanceof Map<?, ?> map) {
            take(where, map.values(), isSought, depth);
        } else if (value instanceof Collection<?> many) {
            for (Object one : many) {
                take(where, one, isSought, depth - 1);
            }
        } else if (value != null && depth > 0 && value.getClass().getName().startsWith("dev.vitals")) {
            for (var field : value.getClass().getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    AccessibleObject.setAccessible(new AccessibleObject[] {field}, true);
                    take(where, field.get(value), isSought, depth - 1);
                }
            }
        }
    }

    private static Stream<Path> files(Path root, String end) {
        try (var all = Files.walk(root)) {
            return all.filter(file -> file.toString().endsWith(end)).sorted().toList().stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
