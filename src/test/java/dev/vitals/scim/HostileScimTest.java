package dev.vitals.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitals.support.Fuzzed;
import dev.vitals.support.Hostile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Bodies, filters and paths of SCIM that a provider made to break what reads them: understood, or refused soon. */
class HostileScimTest {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String ADA =
            "{\"userName\": \"ada\", \"active\": true, \"emails\": [{\"value\": \"ada@example.org\", \"type\": \"work\"}]}";

    @Provide
    Arbitrary<String> json() {
        return Hostile.json(
                "value", "type", "primary", "userName", "USERNAME", "name", "emails", "active", "path", "op");
    }

    @Provide
    Arbitrary<String> filter() {
        var token = Arbitraries.oneOf(
                Arbitraries.of(
                        "userName",
                        "id",
                        "active",
                        "emails",
                        "emails.value",
                        "eq",
                        "co",
                        "pr",
                        "and",
                        "or",
                        "not",
                        "(",
                        ")",
                        "[",
                        "]",
                        "\"",
                        "\\",
                        ".",
                        ":",
                        "urn:a:b:User:userName",
                        "1e999999999",
                        "true",
                        "null",
                        "\"ada\"",
                        "members[value"),
                Hostile.texts().map(Hostile::quoted),
                Hostile.texts());
        return token.list().ofMaxSize(9).map(all -> String.join(" ", all));
    }

    @Fuzzed
    void whateverAUserSaysItIsKeptOnShortLinesOrRefused(
            @ForAll("json") String name, @ForAll("json") String mails, @ForAll("json") String active) {
        understoodOrRefused(() -> {
            var person = Person.of(
                    read("{\"userName\": %s, \"displayName\": %s, \"name\": %s, \"emails\": %s, \"active\": %s}"
                            .formatted(name, name, mails, mails, active)),
                    false);
            assertThat(person.userName()).isNotBlank().hasSizeLessThan(256);
            assertThat((person.shownName() + person.mail()).chars()).noneMatch(Character::isISOControl);
            assertThat(person.mails()).hasSizeLessThan(21);
        });
    }

    @Fuzzed
    void whateverAGroupSaysItIsKeptOnShortLinesOrRefused(@ForAll("json") String name, @ForAll("json") String members) {
        understoodOrRefused(() -> {
            var group = GroupDraft.of(
                    read("{\"displayName\": %s, \"externalId\": %s, \"members\": %s}".formatted(name, name, members)));
            assertThat(group.displayName().chars()).noneMatch(Character::isISOControl);
        });
    }

    @Fuzzed
    void whateverAPatchAsksForItIsDoneOrRefused(
            @ForAll("filter") String path, @ForAll("json") String value, @ForAll int kind) {
        var op = List.of("add", "Replace", "remove").get(Math.floorMod(kind, 3));
        understoodOrRefused(() -> {
            var operations = Operations.of(read("{\"Operations\": [{\"op\": \"%s\", \"path\": %s, \"value\": %s}]}"
                    .formatted(op, Hostile.quoted(path), value)));
            var ada = read(ADA);
            Operations.apply(operations, ada);
            Person.patched(ada);
        });
        understoodOrRefused(() -> new GroupDraft("g", null, java.util.Set.of(UUID.randomUUID()))
                .after(Operations.of(read("{\"Operations\": [{\"op\": \"%s\", \"value\": {%s: %s}}]}"
                        .formatted(op, Hostile.quoted(path), value)))));
    }

    @Fuzzed
    void whateverAFilterSaysItIsAConditionOfOursOrRefused(@ForAll("filter") String filter) {
        understoodOrRefused(() -> {
            var sql = FilterSql.of(filter, FilterSql.OF_USERS);
            assertThat(sql.condition().chars().filter(letter -> letter == '?').count())
                    .isEqualTo(sql.values().size());
            var rest = sql.condition();
            for (String ours : FilterSql.OF_USERS.values()) {
                rest = rest.replace(ours, "");
            }
            assertThat(rest.replaceAll(" and |true|[()]", "")).isEmpty();
            assertThat(sql.values().toString()).doesNotContain("\0");
        });
    }

    @Fuzzed
    void anyBytesAreAnObjectOrRefused(@ForAll byte[] bytes, @ForAll String text) {
        understoodOrRefused(() -> ScimJson.read(new ByteArrayInputStream(bytes)));
        understoodOrRefused(() -> read(text));
    }

    @Test
    void whatIsDeepLongOrHugeIsRefusedSoon() {
        refusesSoon("{\"a\":".repeat(200_000));
        refusesSoon("{\"userName\": \"ada\", \"x\": " + "[".repeat(900) + "]".repeat(900) + "}");
        refusesSoon("{\"userName\": \"ada\", \"x\": [" + "{},".repeat(2_000_000) + "{}]}");
        refusesSoon("{\"userName\": \"" + "a".repeat(4_000_000) + "\"}");
        refusesSoon("{\"userName\": \"ada\", \"x\": " + "9".repeat(4_000_000) + "}");
        refusesSoon("{\"userName\": \"ada\", \"x\": \"" + "a".repeat(9 << 20) + "\"}");
    }

    @Test
    void aMemberThatIsSaidTwiceIsRefusedAndNotGuessedAt() {
        refusesSoon("{\"userName\": \"ada\", \"active\": false, \"active\": true}");
        refusesSoon("{\"userName\": \"ada\", \"active\": false, \"ACTIVE\": true}");
    }

    @Test
    void filtersWithoutEndAreRefusedSoon() {
        for (String filter : List.of(
                "(".repeat(2_000),
                "not (".repeat(399),
                "(".repeat(900) + "id eq \"1\"" + ")".repeat(900),
                "id eq \"1\" and ".repeat(130) + "id eq \"1\"",
                "a.".repeat(999) + "a eq 1",
                "a[".repeat(999),
                "x".repeat(1_000_000))) {
            assertTimeoutPreemptively(SOON, () -> understoodOrRefused(() -> FilterSql.of(filter, FilterSql.OF_USERS)));
        }
    }

    @Test
    void patchesWithoutEndAreRefusedSoon() {
        var mails = IntStream.range(0, 30_000)
                .mapToObj("{\"value\": \"%d@example.org\"}"::formatted)
                .collect(Collectors.joining(",", "[", "]"));
        var members = IntStream.range(0, 30_000)
                .mapToObj(at -> "\"a%d\": 1".formatted(at))
                .collect(Collectors.joining(",", "{", "}"));
        patchedSoon("{\"op\": \"add\", \"path\": \"emails\", \"value\": %s}".formatted(mails));
        patchedSoon("{\"op\": \"add\", \"value\": {\"emails\": %s}}".formatted(mails));
        patchedSoon("{\"op\": \"add\", \"value\": %s}".formatted(members));
        patchedSoon("{\"op\": \"add\", \"path\": \"%s\", \"value\": 1}".formatted("a.".repeat(200_000) + "a"));
        patchedSoon("{\"op\": \"add\", \"path\": \"%s\", \"value\": 1}".formatted("a[".repeat(200_000)));
        patchedSoon("{\"op\": \"add\", \"path\": \"emails[%s]\", \"value\": 1}".formatted("(".repeat(200_000)));
        patchedSoon("{\"op\": \"%s\"}".formatted("a".repeat(1_000_000)));
        patchedSoon(IntStream.range(0, 500)
                .mapToObj(
                        "{\"op\": \"add\", \"path\": \"emails\", \"value\": [{\"value\": \"%d@example.org\"}]}"
                                ::formatted)
                .collect(Collectors.joining(",")));
    }

    private static void patchedSoon(String operations) {
        assertTimeoutPreemptively(
                SOON,
                () -> understoodOrRefused(() -> {
                    var ada = read(ADA);
                    Operations.apply(Operations.of(read("{\"Operations\": [" + operations + "]}")), ada);
                    Person.patched(ada);
                }));
    }

    private static void refusesSoon(String body) {
        assertThatThrownBy(() -> assertTimeoutPreemptively(SOON, () -> {
                    throw org.assertj.core.api.Assertions.catchThrowableOfType(
                            ScimRefusal.class, () -> Person.of(read(body), true));
                }))
                .isInstanceOfSatisfying(ScimRefusal.class, HostileScimTest::assertSentence);
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void understoodOrRefused(Work work) {
        try {
            work.run();
        } catch (ScimRefusal refused) {
            assertSentence(refused);
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    private static void assertSentence(ScimRefusal refused) {
        assertThat(refused.status().is4xxClientError()).isTrue();
        assertThat(refused.getMessage()).isNotBlank().hasSizeLessThan(1_000);
        assertThat(refused.getMessage().chars()).noneMatch(Character::isISOControl);
    }

    private static ObjectNode read(String body) throws IOException {
        return ScimJson.read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }
}
