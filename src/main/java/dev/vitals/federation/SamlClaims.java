package dev.vitals.federation;

import dev.vitals.federation.SignInSettings.Saml;
import dev.vitals.identity.Claims;
import dev.vitals.identity.SignInRefused;
import dev.vitals.identity.SignInRefused.Why;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.opensaml.saml.saml2.core.NameID;

/** Who an assertion is about: the key for life, and what else is known of them. */
final class SamlClaims {

    /** Under this name the NameID stands among what a provider said. */
    static final String NAME_ID = "NameID";

    private static final List<String> NAMES = List.of(
            "name",
            "displayName",
            "http://schemas.microsoft.com/identity/claims/displayname",
            "urn:oid:2.16.840.1.113730.3.1.241",
            "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name");
    private static final List<String> MAILS = List.of(
            "email",
            "mail",
            "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
            "urn:oid:0.9.2342.19200300.100.1.3",
            "urn:oid:1.2.840.113549.1.9.1");

    private SamlClaims() {}

    /**
     * The claims of an answer.
     *
     * @throws SignInRefused where nothing in it names the person for life
     */
    static Claims of(SamlProvider provider, SamlAnswer answer) {
        var settings = provider.settings();
        var subject = subject(provider.name(), settings, answer);
        var mail = first(answer, settings.mailAttribute(), MAILS).orElse("");
        var name = first(answer, settings.nameAttribute(), NAMES).orElse(mail.isEmpty() ? subject : mail);
        var values = new TreeMap<>(answer.attributes());
        values.put(NAME_ID, List.of(answer.nameId()));
        return new Claims(answer.issuer(), subject, name, mail, values);
    }

    /** An address of mail moves to somebody else, and a transient id is another one each time: neither is a key. */
    private static String subject(String provider, Saml settings, SamlAnswer answer) {
        if (!settings.subjectAttribute().isEmpty()) {
            var values = answer.attributes().getOrDefault(settings.subjectAttribute(), List.of());
            if (values.size() != 1 || values.getFirst().isBlank()) {
                throw new SignInRefused(
                        Why.ANSWER,
                        "%s: the attribute %s, which names people, came with %d values"
                                .formatted(provider, settings.subjectAttribute(), values.size()));
            }
            return values.getFirst();
        }
        var format = answer.nameIdFormat();
        if (format.equals(NameID.TRANSIENT) || format.equals(NameID.EMAIL)) {
            throw new SignInRefused(
                    Why.ANSWER,
                    "%s: the NameID is of the format %s, which names nobody for life. Have it send a persistent one, or name an attribute in vitals.sign-in.saml.%s.subject-attribute"
                            .formatted(provider, format, provider));
        }
        return answer.nameId();
    }

    private static Optional<String> first(SamlAnswer answer, String named, List<String> usual) {
        return (named.isEmpty() ? usual.stream() : Stream.of(named))
                .flatMap(attribute -> answer.attributes().getOrDefault(attribute, List.of()).stream())
                .filter(value -> !value.isBlank())
                .findFirst();
    }
}
