package dev.vitals.scim;

import dev.vitals.audit.AuditLog;
import dev.vitals.identity.CurrentMember;
import dev.vitals.identity.Member;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import dev.vitals.scim.ScimProvider.SubjectFrom;
import dev.vitals.token.BearerSecret;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/** The providers that may push people, and the credentials of their clients: made, shown once, revoked. */
@Controller
@Needs(Right.MEMBERS)
class ProviderController {

    private static final Duration LIFE = Duration.ofDays(366);

    private final ProviderStore store;
    private final CurrentMember current;
    private final AuditLog audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    ProviderController(
            ProviderStore store,
            CurrentMember current,
            AuditLog audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.current = current;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @GetMapping("/members/scim")
    String list(@ModelAttribute("form") ProviderForm form, Model model) {
        model.addAttribute("providers", store.all());
        model.addAttribute("credentials", store.credentials());
        model.addAttribute("now", clock.instant());
        model.addAttribute("issuers", store.issuers());
        model.addAttribute("subjects", SubjectFrom.values());
        model.addAttribute("address", ScimJson.location("").replaceFirst("/$", ""));
        return "scim/providers";
    }

    /** The secret is in this answer and nowhere else; the issuer is taken if the form is sent again. */
    @PostMapping("/members/scim")
    @Needs(value = Right.MEMBERS, freshly = true)
    String add(@ModelAttribute("form") ProviderForm form, Model model) {
        var wrong = form.wrong();
        if (!wrong.isEmpty()) {
            return refused(wrong, form, model);
        }
        try {
            return made(
                    Objects.requireNonNull(transaction.execute(any -> {
                        var id = store.add(form, clock.instant());
                        audit.record("scim.provider-added", form.issuer(), null, form);
                        return credential(store.find(id).orElseThrow());
                    })),
                    model);
        } catch (DuplicateKeyException taken) {
            return refused("A provider of this issuer is there already. Make another credential for it.", form, model);
        }
    }

    /** A second one beside the first, so that the provider never stands before a closed door. */
    @PostMapping("/members/scim/{provider}/credentials")
    @Needs(value = Right.MEMBERS, freshly = true)
    String another(@PathVariable long provider, Model model) {
        var found = store.find(provider)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No provider " + provider));
        return made(Objects.requireNonNull(transaction.execute(any -> credential(found))), model);
    }

    @PostMapping("/members/scim/credentials/{id}/revoke")
    String revoke(@PathVariable UUID id) {
        var credential = store.credential(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No credential " + id));
        transaction.executeWithoutResult(any -> {
            if (store.revoke(id, me(), clock.instant())) {
                audit.record(
                        "scim.credential-revoked",
                        credential.prefix(),
                        null,
                        Map.of("provider", credential.provider().name()));
            }
        });
        return "redirect:/members/scim";
    }

    private BearerSecret credential(ScimProvider provider) {
        var now = clock.instant();
        var secret = BearerSecret.make(BearerSecret.SCIM);
        store.add(provider.id(), secret, me(), now, now.plus(LIFE));
        audit.record("scim.credential-made", secret.prefix(), null, Map.of("provider", provider.name()));
        return secret;
    }

    private String made(BearerSecret secret, Model model) {
        model.addAttribute("secret", secret.reveal());
        model.addAttribute("address", ScimJson.location("").replaceFirst("/$", ""));
        return "scim/made";
    }

    private String refused(String sentence, ProviderForm form, Model model) {
        model.addAttribute("refusal", sentence);
        return list(form, model);
    }

    private String me() {
        return current.get().map(Member::name).orElse("Vitals");
    }
}
