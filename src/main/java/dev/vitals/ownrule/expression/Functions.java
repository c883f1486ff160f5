package dev.vitals.ownrule.expression;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.extensions.CelExtensions;
import dev.cel.extensions.CelStringExtensions;
import dev.cel.extensions.CelStringExtensions.Function;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.RuntimeEquality;
import dev.cel.runtime.RuntimeHelpers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

/**
 * The functions that could cost more than they look: CEL's own by name, bound here so that each pays before it begins.
 * All others cost no more than the length of a text, which the evaluation counts itself.
 */
final class Functions {

    /** Overloads of the standard that are bound here and not by the library. */
    static final Set<String> OURS = Set.of("ADD_LIST", "IN_LIST", "EQUALS", "NOT_EQUALS", "MATCHES", "MATCHES_STRING");

    /** Those of the string extension that only look or shorten. */
    static final CelStringExtensions STRINGS = CelExtensions.strings(
            Function.CHAR_AT,
            Function.INDEX_OF,
            Function.LAST_INDEX_OF,
            Function.LOWER_ASCII,
            Function.UPPER_ASCII,
            Function.SUBSTRING,
            Function.TRIM);

    static final List<CelFunctionDecl> DECLARED = List.of(
            CelFunctionDecl.newFunctionDeclaration(
                    "join",
                    CelOverloadDecl.newMemberOverload(
                            "list_join_string", SimpleType.STRING, ListType.create(SimpleType.DYN), SimpleType.STRING)),
            CelFunctionDecl.newFunctionDeclaration(
                    "split",
                    CelOverloadDecl.newMemberOverload(
                            "string_split_string",
                            ListType.create(SimpleType.STRING),
                            ImmutableList.of(SimpleType.STRING, SimpleType.STRING))));

    private final RuntimeEquality equality;

    Functions(CelOptions options) {
        this.equality = RuntimeEquality.create(RuntimeHelpers.create(), options);
    }

    List<CelFunctionBinding> bindings() {
        return List.of(
                CelFunctionBinding.from("add_list", List.class, List.class, Functions::add),
                CelFunctionBinding.from("in_list", Object.class, List.class, this::in),
                CelFunctionBinding.from("equals", Object.class, Object.class, this::same),
                CelFunctionBinding.from("not_equals", Object.class, Object.class, (left, right) -> !same(left, right)),
                CelFunctionBinding.from("matches", String.class, String.class, Regex::matches),
                CelFunctionBinding.from("matches_string", String.class, String.class, Regex::matches),
                CelFunctionBinding.from("list_join_string", List.class, String.class, Functions::join),
                CelFunctionBinding.from("string_split_string", String.class, String.class, Functions::split));
    }

    @SuppressWarnings("unchecked")
    private static Object add(List<?> left, List<?> right) {
        Effort.current().spend(right.size());
        if ((long) left.size() + right.size() > Effort.ELEMENTS) {
            throw new IllegalArgumentException("a list has at most %,d elements".formatted(Effort.ELEMENTS));
        }
        return RuntimeHelpers.concat((List<Object>) left, (List<Object>) right);
    }

    @SuppressWarnings("unchecked")
    private boolean in(Object value, List<?> list) {
        Effort.current().traverse(list);
        return equality.inList((List<Object>) list, value);
    }

    private boolean same(Object left, Object right) {
        Effort.current().traverse(left);
        Effort.current().traverse(right);
        return equality.objectEquals(left, right);
    }

    private static String join(List<?> list, String separator) {
        var effort = Effort.current();
        var joined = new StringJoiner(separator);
        for (Object element : list) {
            if (!(element instanceof String text)) {
                throw new IllegalArgumentException("join() takes a list of texts");
            }
            joined.add(text);
            effort.spend(1);
            if (joined.length() > Effort.TEXT) {
                throw new IllegalArgumentException("a text has at most %,d characters".formatted(Effort.TEXT));
            }
        }
        return joined.toString();
    }

    private static List<String> split(String text, String separator) {
        Effort.current().spend(text.length());
        if (separator.isEmpty()) {
            throw new IllegalArgumentException("split() needs something to split at");
        }
        var parts = new ArrayList<String>();
        int from = 0;
        for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
            parts.add(text.substring(from, at));
            from = at + separator.length();
        }
        parts.add(text.substring(from));
        return parts;
    }
}
