package dev.vitals.api;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Reads the Javadoc of the sources, so that the API is described in the words that stand beside its code. */
final class SourceDocs {

    private static final Path SOURCES = Path.of("src/main/java");

    /**
     * What a comment says.
     *
     * @param body without its tags
     * @param params by the name of the parameter or component
     */
    record Doc(String body, Map<String, String> params) {

        static final Doc NONE = new Doc("", Map.of());

        String param(String name) {
            return params.getOrDefault(name, "");
        }
    }

    private final Map<String, Doc> docs = new HashMap<>();
    private final Set<String> read = new HashSet<>();

    /** Of a type. */
    Doc of(Class<?> type) {
        read(type);
        return docs.getOrDefault(type.getCanonicalName(), Doc.NONE);
    }

    /** Of a method whose name no other of its class has. */
    Doc of(Method method) {
        read(method.getDeclaringClass());
        return docs.getOrDefault(method.getDeclaringClass().getCanonicalName() + "#" + method.getName(), Doc.NONE);
    }

    private void read(Class<?> type) {
        var outer = type;
        while (outer.getDeclaringClass() != null) {
            outer = outer.getDeclaringClass();
        }
        if (read.add(outer.getName())) {
            read(SOURCES.resolve(outer.getName().replace('.', '/') + ".java"));
        }
    }

    private void read(Path file) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask)
                    compiler.getTask(null, files, null, List.of("-proc:none"), null, files.getJavaFileObjects(file));
            var trees = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new Scanner(trees, String.valueOf(unit.getPackageName())).scan(unit, null);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private final class Scanner extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private final DocTrees trees;
        private String within;

        Scanner(DocTrees trees, String within) {
            this.trees = trees;
            this.within = within;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
            var outside = within;
            within = outside + "." + type.getSimpleName();
            keep(within);
            super.visitClass(type, nothing);
            within = outside;
            return null;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            keep(within + "#" + method.getName());
            return null;
        }

        private void keep(String name) {
            var comment = trees.getDocCommentTree(getCurrentPath());
            if (comment != null) {
                docs.put(name, doc(comment));
            }
        }
    }

    private static Doc doc(DocCommentTree comment) {
        var params = comment.getBlockTags().stream()
                .filter(ParamTree.class::isInstance)
                .map(ParamTree.class::cast)
                .collect(Collectors.toMap(
                        tag -> tag.getName().toString(), tag -> words(tag.getDescription()), (one, other) -> one));
        return new Doc(words(comment.getFullBody()), params);
    }

    /** Plain text: code between back-ticks, links by their last name. */
    private static String words(List<?> trees) {
        return trees.stream()
                .map(Object::toString)
                .collect(Collectors.joining())
                .replaceAll("\\{@code\\s+([^}]*(?:\\{[^}]*}[^}]*)*)}", "`$1`")
                .replaceAll("\\{@link\\s+#?(?:[\\w.]*[.#])?(\\w+)}", "$1")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
