package dev.vitals.ownrule.expression;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelOptions;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelStandardFunctions;

/**
 * CEL as own rules speak it: its standard macros and functions, some of the string extension, and nothing that makes
 * time, chance or the outside a part of a verdict.
 *
 * <p>The interpreter is the one that opens values only as it goes along. CEL's newer planner turns whole values over
 * before it looks at one member, and would so touch what nobody asked for.
 */
final class Language {

    /** Longest expression, in characters. */
    static final int LONGEST = 4000;

    /** Most loops within loops. */
    static final int DEEPEST = 3;

    /** Most turns of all loops of one evaluation together. */
    static final int TURNS = 10_000;

    private static final int NODES = 1000;
    private static final int PARENTHESES = 60;

    private static final CelOptions OPTIONS = CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .maxExpressionCodePointSize(LONGEST)
            .maxParseRecursionDepth(PARENTHESES)
            .maxParseExpressionNodeCount(NODES)
            .comprehensionMaxIterations(TURNS)
            .build();

    private static final CelCompiler WITH_TAGS = compiler(true);
    private static final CelCompiler WITHOUT_TAGS = compiler(false);

    static final CelRuntime RUNTIME = CelRuntimeFactory.legacyCelRuntimeBuilder()
            .setOptions(OPTIONS)
            .setStandardEnvironmentEnabled(false)
            .setStandardFunctions(CelStandardFunctions.newBuilder()
                    .filterFunctions((function, overload) -> !Functions.OURS.contains(overload.toString()))
                    .build())
            .addLibraries(Functions.STRINGS)
            .addFunctionBindings(new Functions(OPTIONS).bindings())
            .build();

    private Language() {}

    /** @param tagged whether tags are read of what is judged; where they are not, the language has none */
    static CelCompiler of(boolean tagged) {
        return tagged ? WITH_TAGS : WITHOUT_TAGS;
    }

    private static CelCompiler compiler(boolean tagged) {
        var builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addLibraries(Functions.STRINGS)
                .addFunctionDeclarations(ImmutableList.copyOf(Functions.DECLARED))
                .addVar("resource", SimpleType.DYN)
                .addVar("id", SimpleType.STRING)
                .addVar("name", SimpleType.STRING)
                .addVar("arn", SimpleType.STRING)
                .addVar("account", SimpleType.STRING)
                .addVar("region", SimpleType.STRING)
                .addVar("now", SimpleType.TIMESTAMP);
        return (tagged ? builder.addVar("tags", MapType.create(SimpleType.STRING, SimpleType.STRING)) : builder)
                .build();
    }
}
