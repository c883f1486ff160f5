package dev.vitals.local;

import dev.vitals.audit.Actor;
import dev.vitals.seal.Seal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Base64;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** A secret that is offered and not yet confirmed. It waits in the session, sealed, while an app takes it in. */
@Component
class Enrolment {

    private static final String OFFERED = Enrolment.class.getName();

    private final SecondFactor factor;
    private final Seal box;

    Enrolment(SecondFactor factor, Seal box) {
        this.factor = factor;
        this.box = box;
    }

    /** Shows the secret that is on offer, as text and as a picture. */
    void show(String name, HttpServletRequest request, Model model) {
        var secret = offered(name, request);
        model.addAttribute("name", name);
        model.addAttribute("secret", Base32.grouped(Base32.of(secret)));
        model.addAttribute("link", Totp.link(name, secret));
        model.addAttribute("qr", QrCode.of(Totp.link(name, secret)));
    }

    /** Recovery codes, where the code shows that an app has the secret; none where it does not. */
    List<String> confirm(Actor actor, String code, HttpServletRequest request) {
        var codes = factor.enrol(actor, offered(actor.name(), request), code);
        if (!codes.isEmpty()) {
            request.getSession().removeAttribute(OFFERED);
        }
        return codes;
    }

    private byte[] offered(String name, HttpServletRequest request) {
        var session = request.getSession();
        if (session.getAttribute(OFFERED) instanceof String sealed) {
            return box.open(SecondFactor.PURPOSE + name, Base64.getDecoder().decode(sealed));
        }
        var secret = Totp.newSecret();
        session.setAttribute(
                OFFERED, Base64.getEncoder().encodeToString(box.seal(SecondFactor.PURPOSE + name, secret)));
        return secret;
    }
}
