package dev.vitals.federation;

import org.springframework.security.saml2.provider.service.metadata.OpenSaml5MetadataResolver;
import org.springframework.stereotype.Component;

/** Our own metadata, which providers read: our addresses, our certificate, and that we want assertions signed. */
@Component
class SamlPublisher {

    private final OpenSaml5MetadataResolver metadata = new OpenSaml5MetadataResolver();

    SamlPublisher() {
        metadata.setEntityDescriptorCustomizer(draft -> {
            var role = draft.getEntityDescriptor().getSPSSODescriptor("urn:oasis:names:tc:SAML:2.0:protocol");
            role.setWantAssertionsSigned(true);
            role.setAuthnRequestsSigned(true);
        });
    }

    String metadata(SamlProvider provider, String base) {
        return metadata.resolve(provider.own(base));
    }
}
