package dev.vitals.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.seal.Seal;
import dev.vitals.support.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opensaml.xmlsec.signature.support.SignatureConstants;
import org.springframework.security.saml2.provider.service.registration.RelyingPartyRegistration;

/** Responses that must hold, and every one beside them that must not. Each is refused for the reason that is named. */
class SamlReaderTest {

    private static final String BASE = "https://vitals.example.org";
    private static final String REQUEST = "ARQ1";
    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    private static Path folder;

    private static SamlIdp idp;
    private static SamlIdp stranger;
    private static SamlKeyStore keys;
    private static SamlProvider provider;
    private static RelyingPartyRegistration registration;

    private final SamlReader reader = new SamlReader(settings(), Clock.systemUTC());

    static SignInSettings settings() {
        return new SignInSettings("", Duration.ofSeconds(60), Map.of(), Map.of());
    }

    @BeforeAll
    static void aProviderWithOneCertificate() {
        var database = TestDatabase.empty();
        idp = new SamlIdp();
        stranger = new SamlIdp();
        keys = new SamlKeyStore(database.sql(), new Seal("", folder), CLOCK);
        provider = Saml.from(idp.publishedAt(folder.resolve("idp.xml"))).provider(keys);
        registration = provider.registration(provider.published().get(), BASE);
    }

    private SamlDraft answer() {
        return idp.answer(BASE, "acme", REQUEST);
    }

    private SamlAnswer read(SamlDraft draft) {
        return reader.read(registration, REQUEST, draft.xml());
    }

    private void refuses(SamlDraft draft, String because) {
        refuses(draft.xml(), because);
    }

    private void refuses(String xml, String because) {
        assertThatThrownBy(() -> reader.read(registration, REQUEST, xml))
                .isInstanceOf(SamlReader.DoesNotHoldException.class)
                .hasMessageContaining(because);
    }

    @Test
    void takesAnAssertionThatIsSigned() {
        var answer = read(answer());
        assertThat(answer.nameId()).isEqualTo("a-persistent-id");
        assertThat(answer.attributes()).containsEntry("groups", List.of("vitals-engineers"));
        assertThat(answer.sessionIndex()).isEqualTo("session-1");
        assertThat(answer.until()).isAfter(Instant.now().plusSeconds(300));
    }

    @Test
    void takesAnAssertionThatIsSignedInAResponseThatIsSignedToo() {
        assertThat(read(answer().signing(true, true)).nameId()).isEqualTo("a-persistent-id");
    }

    @Test
    void takesAnAssertionThatIsEncryptedForUs() {
        var answer = read(answer().encryptedFor(provider.key().certificate()).signing(true, true));
        assertThat(answer.attributes()).containsEntry("groups", List.of("vitals-engineers"));
    }

    @Test
    void refusesAnAssertionThatIsEncryptedForSomebodyElse() {
        refuses(answer().encryptedFor(stranger.key().certificate()).signing(true, true), "Failed to decrypt");
    }

    @Test
    void refusesAnEncryptedAssertionInAResponseThatNobodySigned() {
        refuses(answer().encryptedFor(provider.key().certificate()).signing(true, false), "since it is not signed");
    }

    @Test
    void refusesAResponseWithoutAnySignature() {
        refuses(answer().signing(false, false), "is not signed");
    }

    @Test
    void refusesAnUnsignedAssertionInASignedResponse() {
        refuses(answer().signing(false, true), "The assertion is not signed");
    }

    @Test
    void refusesAStrangersSignature() {
        refuses(stranger.answer(BASE, "acme", REQUEST), "Invalid signature");
    }

    @Test
    void refusesSha1() {
        refuses(answer().by(SignatureConstants.ALGO_ID_SIGNATURE_RSA_SHA1), "SHA-256 or better is needed");
    }

    @Test
    void refusesWhatWasChangedAfterItWasSigned() {
        refuses(answer().xml().replace("a-persistent-id", "an-administrators-id"), "Invalid signature");
        refuses(answer().xml().replace("vitals-engineers", "vitals-administrators"), "Invalid signature");
        refuses(answer().signing(true, true).xml().replace("status:Success", "status:Requester"), "Invalid signature");
    }

    @Test
    void refusesASignatureThatWasTakenOut() {
        refuses(answer().xml().replaceAll("(?s)<ds:Signature .*?</ds:Signature>", ""), "The assertion is not signed");
    }

    @Test
    void refusesACommentInTheNameThatWouldCutIt() {
        // The signature holds without comments: the whole name must come out, not the part before the comment.
        var answer = reader.read(
                registration,
                REQUEST,
                answer().with("subject", "a-persistent-id.evil").xml().replace("id.evil", "id<!-- -->.evil"));
        assertThat(answer.nameId()).isEqualTo("a-persistent-id.evil");
    }

    @Test
    void refusesAnAssertionForSomebodyElse() {
        refuses(answer().with("audience", "https://other.example.org"), "AudienceRestriction");
        refuses(
                answer().without(
                                "<saml:AudienceRestriction><saml:Audience>{audience}</saml:Audience></saml:AudienceRestriction>"),
                "no Conditions");
    }

    @Test
    void refusesAnAssertionForAnotherAddress() {
        refuses(answer().with("recipient", "https://other.example.org/answer"), "subject confirmation");
        refuses(answer().without("Recipient=\"{recipient}\""), "subject confirmation");
        refuses(answer().with("destination", "https://other.example.org/answer"), "Invalid destination");
        refuses(answer().without("Destination=\"{destination}\""), "no Destination");
    }

    @Test
    void refusesWhatAnswersAnotherRequestOrNone() {
        refuses(answer().with("responseTo", "ARQ2"), "does not match the ID of the authentication request");
        refuses(answer().without("InResponseTo=\"{responseTo}\""), "unsolicited");
        refuses(answer().with("inResponseTo", "ARQ2"), "subject confirmation");
        refuses(answer().without("InResponseTo=\"{inResponseTo}\""), "subject confirmation");
    }

    @Test
    void refusesWhatIsOverOrYetToCome() {
        var now = Instant.now();
        refuses(answer().with("until", now.minusSeconds(90)), "Invalid assertion");
        refuses(answer().with("from", now.plusSeconds(90)), "Invalid assertion");
        refuses(answer().with("signedIn", now.plusSeconds(90)), "yet to come");
        refuses(
                answer().without(
                                "<saml:SubjectConfirmationData NotOnOrAfter=\"{until}\"",
                                "<saml:SubjectConfirmationData"),
                "subject confirmation");
    }

    @Test
    void forgivesClocksThatDifferByLessThanAMinute() {
        var now = Instant.now();
        assertThat(read(answer().with("until", now.minusSeconds(30))).nameId()).isNotEmpty();
        assertThat(read(answer().with("from", now.plusSeconds(30))).nameId()).isNotEmpty();
    }

    @Test
    void refusesAnotherIssuer() {
        refuses(answer().with("issuer", "https://other.example.org"), "Invalid");
    }

    @Test
    void refusesAFailureOfTheProvider() {
        refuses(answer().with("status", "urn:oasis:names:tc:SAML:2.0:status:AuthnFailed"), "AuthnFailed");
    }

    @Test
    void refusesWhatDoesNotSayWhenThePersonSignedIn() {
        var draft = answer();
        refuses(draft.xml().replaceAll("(?s)<saml:AuthnStatement.*</saml:AuthnStatement>", ""), "Invalid signature");
        refuses(answer().withoutStatement(), "no AuthnStatement");
    }

    @Test
    void refusesSignaturesThatAreWrapped() {
        assertThat(read(answer()).nameId()).isEqualTo("a-persistent-id");
        SamlWrapping.ofAssertion(answer().xml()).forEach(this::refusesAlthoughASignatureHolds);
    }

    @Test
    void refusesResponsesWhoseSignatureIsWrapped() {
        assertThat(read(answer().signing(true, true)).nameId()).isEqualTo("a-persistent-id");
        SamlWrapping.ofResponse(answer().signing(true, true).xml()).forEach(this::refusesAlthoughASignatureHolds);
    }

    /** A careless reader would find a signature in it that holds: so it is the wrapping that is refused. */
    private void refusesAlthoughASignatureHolds(String name, String xml) {
        assertThat(SamlWrapping.someSignatureHolds(xml, idp.key().certificate().getPublicKey()))
                .as(name)
                .isTrue();
        assertThatThrownBy(() -> read(xml)).as(name).isInstanceOf(SamlReader.DoesNotHoldException.class);
    }

    private SamlAnswer read(String xml) {
        return reader.read(registration, REQUEST, xml);
    }

    @Test
    void refusesWhatIsNoXmlAndEntitiesOfAnotherDocument() {
        refuses("<hello", "");
        refuses(
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
                        + answer().xml().replace("a-persistent-id", "&e;"),
                "");
    }

    @Test
    void looksAtNoCertificateThatIsOver() {
        var over = new SamlIdp(SamlKey.made(Instant.now().minus(Duration.ofDays(4000))));
        var published = Saml.from(over.publishedAt(folder.resolve("over.xml")))
                .provider(keys)
                .published()
                .get();
        assertThat(published.certificates()).hasSize(1);
        assertThat(published.valid(Instant.now())).isEmpty();
    }

    /** The settings of a provider. */
    record Saml(SignInSettings.Saml settings) {

        static Saml from(Path metadata) {
            return from(metadata, saml -> saml);
        }

        static Saml from(Path metadata, UnaryOperator<SignInSettings.Saml> change) {
            return new Saml(change.apply(new SignInSettings.Saml(
                    "", metadata, "", "", "Acme", null, null, "", "", "", "", "groups", Duration.ofHours(1), true)));
        }

        SamlProvider provider(SamlKeyStore keys) {
            return new SamlProvider("acme", settings, keys, new ProviderClient(), CLOCK);
        }
    }
}
