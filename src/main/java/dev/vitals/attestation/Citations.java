package dev.vitals.attestation;

import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;

/** Ways back to a safeguard. */
final class Citations {

    private Citations() {}

    /** To the part of the safeguard's page that shows what was just recorded. */
    static String redirect(String citation, String part) {
        return "redirect:/safeguards?citation=%s#%s".formatted(UriUtils.encode(citation, StandardCharsets.UTF_8), part);
    }
}
