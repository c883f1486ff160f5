package dev.vitals.ownrule.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an expression may not hold although it is good CEL, and what is better said now than by every resource. */
final class Checks {

    private final CelAbstractSyntaxTree ast;
    private final List<Problem> problems = new ArrayList<>();

    private Checks(CelAbstractSyntaxTree ast) {
        this.ast = ast;
    }

    static List<Problem> of(CelAbstractSyntaxTree ast, CelType wanted) {
        var checks = new Checks(ast);
        checks.result(wanted);
        CelNavigableAst.fromAst(ast).getRoot().allNodes().forEach(checks::node);
        return checks.problems;
    }

    private void result(CelType wanted) {
        var type = ast.getResultType();
        if (!type.equals(wanted) && !type.equals(SimpleType.DYN)) {
            var meant = wanted.equals(SimpleType.BOOL) ? "true or false" : "a text";
            problems.add(Problem.everywhere("It must give %s, and gives %s.".formatted(meant, words(type))));
        }
    }

    private void node(CelNavigableExpr node) {
        switch (node.getKind()) {
            case CONSTANT -> constant(node);
            case COMPREHENSION -> nesting(node);
            default -> {
                // nothing to hold against it
            }
        }
    }

    private void constant(CelNavigableExpr node) {
        var constant = node.expr().constant();
        if (constant.getKind() == CelConstant.Kind.NULL_VALUE) {
            at(node, "Nothing is ever null here: what is not set is not there. Ask has(resource.Member) instead.");
        } else if (constant.getKind() == CelConstant.Kind.STRING_VALUE && isPattern(node)) {
            try {
                Regex.of(constant.stringValue());
            } catch (IllegalArgumentException wrong) {
                at(node, sentence(wrong.getMessage()));
            }
        }
    }

    private static boolean isPattern(CelNavigableExpr node) {
        Optional<CelNavigableExpr> parent = node.parent();
        return parent.filter(call -> call.getKind() == Kind.CALL)
                .map(call -> call.expr().call())
                .filter(call -> call.function().equals("matches"))
                .filter(call -> last(call.args()).id() == node.id())
                .isPresent();
    }

    private static CelExpr last(List<CelExpr> arguments) {
        return arguments.getLast();
    }

    private void nesting(CelNavigableExpr node) {
        int loops = 0;
        for (Optional<CelNavigableExpr> at = Optional.of(node);
                at.isPresent();
                at = at.get().parent()) {
            loops += at.get().getKind() == Kind.COMPREHENSION ? 1 : 0;
        }
        if (loops == Language.DEEPEST + 1) {
            at(node, "Loops (all, exists, filter, map) lie at most %d within one another.".formatted(Language.DEEPEST));
        }
    }

    private void at(CelNavigableExpr node, String message) {
        var source = ast.getSource();
        var offset = source.getPositionsMap().getOrDefault(node.id(), -1);
        var place = offset < 0 ? Optional.<dev.cel.common.CelSourceLocation>empty() : source.getOffsetLocation(offset);
        problems.add(place.map(found -> new Problem(found.getLine(), found.getColumn() + 1, message))
                .orElseGet(() -> Problem.everywhere(message)));
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }

    private static String words(CelType type) {
        return switch (type.kind()) {
            case BOOL -> "true or false";
            case STRING -> "a text";
            case INT, UINT, DOUBLE -> "a number";
            case LIST -> "a list";
            case MAP -> "a map";
            case TIMESTAMP -> "a time";
            case DURATION -> "a duration";
            default -> type.name();
        };
    }
}
