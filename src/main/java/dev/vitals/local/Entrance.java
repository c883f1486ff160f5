package dev.vitals.local;

import dev.vitals.identity.FirstAdministrator;
import dev.vitals.identity.LocalPerson;
import dev.vitals.identity.SignInOutcome;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.stereotype.Component;

/** Lets in whose password and code were both right: a session of a new name, a new token for its forms. */
@Component
class Entrance {

    private final FirstAdministrator administrator;
    private final PendingSignIn pending;
    private final BreakGlassAlarm alarm;
    private final SignInOutcome outcome;

    Entrance(FirstAdministrator administrator, PendingSignIn pending, BreakGlassAlarm alarm, SignInOutcome outcome) {
        this.administrator = administrator;
        this.pending = pending;
        this.alarm = alarm;
        this.outcome = outcome;
    }

    /** Where they are then signed in: whoever calls this sends them on. */
    Authentication admit(String name, HttpServletRequest request, HttpServletResponse response) {
        var member = administrator.active(name).orElseThrow(() -> new BadCredentialsException("Deactivated"));
        var authentication =
                UsernamePasswordAuthenticationToken.authenticated(new LocalPerson(member, name, ""), null, List.of());
        pending.end(request);
        // Before there is a session: an entrance that nobody could be told of is none.
        alarm.used(member, name, String.valueOf(request.getRemoteAddr()));
        outcome.succeeded(request, authentication);
        request.changeSessionId();
        new HttpSessionCsrfTokenRepository().saveToken(null, request, response);
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        SecurityContextHolder.setContext(context);
        new HttpSessionSecurityContextRepository().saveContext(context, request, response);
        return authentication;
    }
}
