package dev.vitals.federation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opensaml.core.xml.XMLObject;
import org.opensaml.core.xml.schema.XSAny;
import org.opensaml.core.xml.schema.XSString;
import org.opensaml.core.xml.schema.XSURI;
import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.saml2.core.Attribute;
import org.opensaml.saml.saml2.core.NameID;
import org.opensaml.saml.saml2.core.SubjectConfirmation;

/** What an assertion that held says, out of its XML. */
final class SamlContent {

    private static final int MOST_VALUES = 1000;
    private static final int LONGEST = 500;

    private SamlContent() {}

    static SamlAnswer of(Assertion assertion, Duration skew) {
        var nameId = assertion.getSubject().getNameID();
        var statement = assertion.getAuthnStatements().getFirst();
        return new SamlAnswer(
                Objects.requireNonNull(assertion.getIssuer().getValue()),
                Objects.requireNonNull(assertion.getID()),
                until(assertion).plus(skew),
                Objects.requireNonNull(nameId.getValue()),
                nameId.getFormat() == null ? NameID.UNSPECIFIED : nameId.getFormat(),
                statement.getSessionIndex() == null ? "" : statement.getSessionIndex(),
                Objects.requireNonNull(statement.getAuthnInstant()),
                attributes(assertion));
    }

    /** The latest moment at which it could be accepted; a validated assertion names at least one. */
    private static Instant until(Assertion assertion) {
        var confirmed = assertion.getSubject().getSubjectConfirmations().stream()
                .map(SubjectConfirmation::getSubjectConfirmationData)
                .filter(Objects::nonNull)
                .map(data -> data.getNotOnOrAfter());
        var conditions = Stream.ofNullable(assertion.getConditions()).map(one -> one.getNotOnOrAfter());
        return Stream.concat(confirmed, conditions)
                .filter(Objects::nonNull)
                .max(java.util.Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Map<String, List<String>> attributes(Assertion assertion) {
        var values = new TreeMap<String, List<String>>();
        assertion.getAttributeStatements().stream()
                .flatMap(statement -> statement.getAttributes().stream())
                .filter(attribute -> attribute.getName() != null)
                .forEach(attribute -> values.merge(attribute.getName(), values(attribute), SamlContent::both));
        return values;
    }

    private static List<String> values(Attribute attribute) {
        return attribute.getAttributeValues().stream()
                .map(SamlContent::text)
                .filter(Objects::nonNull)
                .map(String::strip)
                // Cut, it would be another value, perhaps one that somebody else has.
                .filter(text -> text.length() <= LONGEST)
                .limit(MOST_VALUES)
                .toList();
    }

    private static List<String> both(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).limit(MOST_VALUES).toList();
    }

    private static @Nullable String text(XMLObject value) {
        return switch (value) {
            case XSString string -> string.getValue();
            case XSURI uri -> uri.getURI();
            case XSAny any -> any.getTextContent();
            default -> value.getDOM() == null ? null : value.getDOM().getTextContent();
        };
    }
}
