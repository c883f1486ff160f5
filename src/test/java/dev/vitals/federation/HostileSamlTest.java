package dev.vitals.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.vitals.seal.Seal;
import dev.vitals.support.Fuzzed;
import dev.vitals.support.Hostile;
import dev.vitals.support.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.springframework.security.saml2.provider.service.registration.RelyingPartyRegistration;

/** Answers and metadata of SAML that somebody made to break what reads them: held as they are, or refused soon. */
class HostileSamlTest {

    private static final String BASE = "https://vitals.example.org";
    private static final String REQUEST = "ARQ1";
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Path FOLDER = folder();
    private static final SamlIdp IDP = new SamlIdp();
    private static final SamlKeyStore KEYS =
            new SamlKeyStore(TestDatabase.empty().sql(), new Seal("", FOLDER), Clock.systemUTC());
    private static final RelyingPartyRegistration BOTH = registration();
    private static final String SIGNED = answer().xml();
    private static final String METADATA = SamlIdp.metadata(List.of(IDP));

    private final SamlReader reader = new SamlReader(SamlReaderTest.settings(), Clock.systemUTC());

    /** Pieces of XML that make parsers, trees or checks of signatures work hard or reach out. */
    private static final List<String> PIECES = List.of(
            "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>",
            "<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/a.dtd'>",
            "&e;",
            "&#0;",
            "&#27;[31m",
            "<!---->",
            "<?a b?>",
            "<![CDATA[<a>]]>",
            "<x>".repeat(500) + "</x>".repeat(500),
            "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='file:///etc/passwd' parse='text'/>",
            "<saml:Assertion xmlns:saml='urn:oasis:names:tc:SAML:2.0:assertion'/>".repeat(50),
            "<samlp:Extensions xmlns:samlp='urn:oasis:names:tc:SAML:2.0:protocol'><a/></samlp:Extensions>",
            "<ds:Signature xmlns:ds='http://www.w3.org/2000/09/xmldsig#'/>",
            " a='" + "x".repeat(5_000) + "'",
            "<saml:AttributeValue>",
            "</saml:Subject>");

    private static Path folder() {
        try {
            return Files.createTempDirectory("saml");
        } catch (IOException full) {
            throw new java.io.UncheckedIOException(full);
        }
    }

    private static RelyingPartyRegistration registration() {
        var provider = SamlReaderTest.Saml.from(IDP.publishedAt(FOLDER.resolve("idp.xml")))
                .provider(KEYS);
        return provider.registration(provider.published().get(), BASE);
    }

    private static SamlDraft answer() {
        return IDP.answer(BASE, "acme", REQUEST);
    }

    @Provide
    Arbitrary<String> changed() {
        return changes(SIGNED);
    }

    @Provide
    Arbitrary<String> changedMetadata() {
        return changes(METADATA);
    }

    /** One to three pieces, put in the place of up to nine characters: anywhere, or between two tags or attributes. */
    private static Arbitrary<String> changes(String xml) {
        var piece = Arbitraries.oneOf(Arbitraries.of(PIECES), Hostile.texts());
        var ends = IntStream.range(0, xml.length())
                .filter(at -> xml.charAt(at) == '>' || xml.charAt(at) == ' ')
                .mapToObj(at -> xml.charAt(at) == '>' ? at + 1 : at)
                .toList();
        var place = Arbitraries.oneOf(Arbitraries.integers().between(0, xml.length()), Arbitraries.of(ends));
        var change =
                Combinators.combine(place, Arbitraries.of(0, 0, 0, 1, 9), piece).as(Change::new);
        return change.list().ofMinSize(1).ofMaxSize(3).map(all -> {
            var text = xml;
            for (Change one : all) {
                text = one.of(text);
            }
            return text;
        });
    }

    private record Change(int at, int gone, String piece) {

        String of(String text) {
            var from = Math.min(at, text.length());
            return text.substring(0, from) + piece + text.substring(Math.min(from + gone, text.length()));
        }
    }

    @Fuzzed
    void whateverIsDoneToASignedAnswerItIsAboutTheSamePersonOrRefused(@ForAll("changed") String xml) {
        try {
            var held = reader.read(BOTH, REQUEST, xml);
            assertThat(held.nameId()).isEqualTo("a-persistent-id");
            assertThat(held.attributes())
                    .containsEntry("groups", List.of("vitals-engineers"))
                    .hasSize(3);
        } catch (SamlReader.DoesNotHoldException refused) {
            assertThat(refused.getMessage()).isNotBlank();
            assertLine(SamlReader.refused("acme", refused).getMessage());
        }
    }

    @Fuzzed
    void whateverAProviderSignsIsTakenWholeOrRefused(@ForAll String hostile) {
        var said = sayable(hostile);
        var text = said.codePoints().mapToObj("&#%d;"::formatted).collect(Collectors.joining());
        var xml = answer().with("subject", text)
                .with("group", text)
                .with("session", text)
                .xml();
        try {
            var held = reader.read(BOTH, REQUEST, xml);
            // The library takes away blanks at both ends.
            assertThat(said.replace(held.nameId(), "").codePoints()).allMatch(HostileSamlTest::isBlank);
            assertThat(held.nameId()).hasSizeBetween(1, 500);
            assertThat(held.nameId().codePoints()).anyMatch(letter -> !isBlank(letter));
            assertThat(held.nameId().chars()).noneMatch(Character::isISOControl);
            assertThat(held.attributes().get("groups")).allMatch(said::contains);
        } catch (SamlReader.DoesNotHoldException refused) {
            assertLine(SamlReader.refused("acme", refused).getMessage());
        }
    }

    @Fuzzed
    void whateverIsDoneToMetadataItIsReadOrRefusedWithASentence(@ForAll("changedMetadata") String xml)
            throws IOException {
        var file = Files.write(FOLDER.resolve("changed.xml"), xml.getBytes(StandardCharsets.UTF_8));
        var published = SamlReaderTest.Saml.from(file).provider(KEYS).published();
        try {
            assertThat(published.get().signOn()).startsWith("https://");
        } catch (UnreachableException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    @Fuzzed
    void anyParameterIsDecodedOrRefused(@ForAll String hostile, @ForAll byte[] bytes, @ForAll boolean deflated) {
        for (var parameter : List.of(hostile, Base64.getEncoder().encodeToString(bytes))) {
            try {
                assertThat(SamlMessages.decoded(parameter, deflated)).hasSizeLessThanOrEqualTo(1_000_000);
            } catch (dev.vitals.identity.SignInRefused refused) {
                assertLine(refused.getMessage());
            }
        }
    }

    @Test
    void entitiesAreNeitherExpandedNorFetched() {
        var laughs = IntStream.range(1, 12)
                .mapToObj(at -> "<!ENTITY l%d \"%s\">".formatted(at, ("&l" + (at - 1) + ";").repeat(10)))
                .collect(Collectors.joining("", "<!DOCTYPE x [<!ENTITY l0 \"lol\">", "]>"));
        var file = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>";
        refusesSoon(laughs + SIGNED.replace("a-persistent-id", "&l11;"), "entities");
        refusesSoon(file + SIGNED.replace("a-persistent-id", "&e;"), "entities");
        refusesSoon("<!DOCTYPE x>" + SIGNED, "entities");
        refusesMetadata(laughs + METADATA.replace("entityID=\"", "entityID=\"&l11;"));
        refusesMetadata(file + METADATA.replace("https://idp.example.org/saml/sso", "https://&e;/"));
    }

    @Test
    void whatIsDeepWideOrFullOfAttributesIsRefusedBeforeATreeIsMadeOfIt() {
        var attributes =
                IntStream.range(0, 20_000).mapToObj(at -> " a" + at + "=''").collect(Collectors.joining());
        refusesSoon("<a>".repeat(200_000), "deeper than 60");
        refusesSoon(SIGNED.replaceFirst("<saml:Assertion ", "<a>".repeat(61) + "</a>".repeat(61) + "$0"), "deeper");
        refusesSoon(
                SIGNED.replaceFirst("<saml:Assertion ", "<saml:Assertion/>".repeat(40_000) + "$0"), "10,000 elements");
        refusesSoon(SIGNED.replaceFirst("<samlp:Response", "$0" + attributes), "");
        refusesMetadata("<a>".repeat(1_000_000));
        refusesMetadata("<md:EntitiesDescriptor xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\">".repeat(20_000)
                + METADATA
                + "</md:EntitiesDescriptor>".repeat(20_000));
    }

    @Test
    void signaturesReachNowhereAndTransformNothing() {
        var transform = "<ds:Transform Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"/>";
        assertThat(SIGNED).contains(transform, "<ds:X509Data>", "URI=\"#");
        refusesSoon(SIGNED.replace(transform, transform.repeat(5_000)), "Invalid signature");
        refusesSoon(
                SIGNED.replace(
                        transform, transform.replaceAll("http[^\"]+", "http://www.w3.org/TR/1999/REC-xslt-19991116")),
                "Invalid signature");
        refusesSoon(SIGNED.replace("URI=\"#", "URI=\"http://127.0.0.1:1/#"), "Invalid signature");
        refusesSoon(SIGNED.replace("#rsa-sha256", "#hmac-sha256"), "");
    }

    @Test
    void thousandsOfGroupsAndAttributesAreReadWithinBounds() {
        var groups = IntStream.range(0, 5_000)
                .mapToObj(at -> "g" + at)
                .collect(Collectors.joining("</saml:AttributeValue><saml:AttributeValue>"));
        assertThat(soon(answer().with("group", groups).xml()).attributes().get("groups"))
                .hasSize(1_000);
    }

    @Test
    void aValueThatIsTooLongIsNotCutIntoAnotherOne() {
        assertThat(soon(answer().with("group", "g".repeat(501)).xml())
                        .attributes()
                        .get("groups"))
                .isEmpty();
    }

    @Test
    void namesThatCannotBeKeptAreRefused() {
        refusesSoon(answer().with("subject", "n".repeat(501)).xml(), "longer than 500");
        refusesSoon(answer().with("subject", "ada&#10;2026-11-27 ERROR forged").xml(), "control characters");
        refusesSoon(answer().with("id", "_" + "n".repeat(500)).xml(), "longer than 500");
        refusesSoon(answer().with("session", "s&#9;s").xml(), "control characters");
    }

    @Test
    void noForgedLineStandsInWhatIsLogged() {
        for (var where : List.of("issuer", "destination", "status", "responseTo", "audience", "recipient")) {
            assertThatThrownBy(() -> reader.read(
                            BOTH,
                            REQUEST,
                            answer().with(where, "x&#10;2026-11-27 ERROR forged&#13;")
                                    .xml()))
                    .isInstanceOfSatisfying(
                            SamlReader.DoesNotHoldException.class,
                            refused -> assertLine(
                                    SamlReader.refused("acme", refused).getMessage()));
        }
    }

    private SamlAnswer soon(String xml) {
        return assertTimeoutPreemptively(SOON, () -> reader.read(BOTH, REQUEST, xml));
    }

    private void refusesSoon(String xml, String because) {
        assertThatThrownBy(() -> assertTimeoutPreemptively(SOON, () -> {
                    throw org.assertj.core.api.Assertions.catchException(() -> reader.read(BOTH, REQUEST, xml));
                }))
                .isInstanceOf(SamlReader.DoesNotHoldException.class)
                .hasMessageContaining(because);
    }

    private static void refusesMetadata(String xml) {
        assertTimeoutPreemptively(SOON, () -> {
            var file = Files.writeString(FOLDER.resolve("hostile.xml"), xml);
            var published = SamlReaderTest.Saml.from(file).provider(KEYS).published();
            assertThatThrownBy(published::get)
                    .isInstanceOf(UnreachableException.class)
                    .hasMessageContaining("is no metadata of an identity provider");
        });
    }

    private static void assertLine(String sentence) {
        assertThat(sentence).isNotBlank().hasSizeLessThanOrEqualTo(501);
        assertThat(sentence.chars()).noneMatch(Character::isISOControl);
    }

    private static boolean isBlank(int letter) {
        return Character.isWhitespace(letter) || Character.isSpaceChar(letter);
    }

    /** Without what XML cannot hold, however it is written. */
    private static String sayable(String text) {
        return text.codePoints()
                .filter(letter -> letter >= 0x20 && letter < 0xD800
                        || letter > 0xDFFF && letter < 0xFFFE
                        || letter > 0xFFFF
                        || letter == 9
                        || letter == 10
                        || letter == 13)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
