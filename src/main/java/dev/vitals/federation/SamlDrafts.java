package dev.vitals.federation;

import dev.vitals.identity.SignInRefused;
import dev.vitals.identity.SignInRefused.Why;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.opensaml.core.xml.config.XMLObjectProviderRegistrySupport;
import org.opensaml.core.xml.util.XMLObjectSupport;
import org.opensaml.saml.saml2.core.LogoutRequest;
import org.opensaml.saml.saml2.core.SessionIndex;
import org.springframework.security.saml2.core.OpenSamlInitializationService;

/** Parts of messages about logouts, as OpenSAML has them. */
final class SamlDrafts {

    static {
        OpenSamlInitializationService.initialize();
    }

    private SamlDrafts() {}

    /** Whose session is to end, in the words in which the provider named it to us. */
    static void of(SamlPerson person, LogoutRequest draft) {
        draft.getNameID().setValue(person.nameId());
        draft.getNameID().setFormat(person.nameIdFormat());
        if (!person.sessionIndex().isEmpty()) {
            var index = (SessionIndex) XMLObjectSupport.buildXMLObject(SessionIndex.DEFAULT_ELEMENT_NAME);
            index.setValue(person.sessionIndex());
            draft.getSessionIndexes().add(index);
        }
    }

    /** A request whose signature was found to hold. */
    static LogoutRequest logoutRequest(String xml) {
        try {
            return (LogoutRequest) XMLObjectSupport.unmarshallFromInputStream(
                    XMLObjectProviderRegistrySupport.getParserPool(),
                    new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        } catch (Exception broken) {
            throw new SignInRefused(Why.ANSWER, "A logout request cannot be read");
        }
    }
}
