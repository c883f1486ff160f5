package dev.vitals.local;

import dev.vitals.identity.FirstAdministrator;
import dev.vitals.identity.LocalPerson;
import dev.vitals.identity.SignInOutcome;
import dev.vitals.identity.SignInWay;
import dev.vitals.identity.SignedIn;
import dev.vitals.local.Refusals.FactorMissingException;
import dev.vitals.local.Refusals.TooSoonException;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Signing in with a name and a password of Vitals itself; where a second factor is enrolled or needed, that comes next. */
@Component
class LocalSignIn implements SignInWay {

    private final LocalAccount account;
    private final LocalPasswords passwords;
    private final SecondFactor factor;
    private final Guesses guesses;
    private final FirstAdministrator administrator;
    private final PendingSignIn pending;
    private final SignInOutcome outcome;

    LocalSignIn(
            LocalAccount account,
            LocalPasswords passwords,
            SecondFactor factor,
            Guesses guesses,
            FirstAdministrator administrator,
            PendingSignIn pending,
            SignInOutcome outcome) {
        this.account = account;
        this.passwords = passwords;
        this.factor = factor;
        this.guesses = guesses;
        this.administrator = administrator;
        this.pending = pending;
        this.outcome = outcome;
    }

    @Override
    public void open(HttpSecurity http) throws Exception {
        if (account.isOn()) {
            http.formLogin(form -> form.loginPage("/login")
                    .successHandler(outcome.welcome())
                    .failureHandler(refusal())
                    .addObjectPostProcessor(checkingHere()));
        }
    }

    /** The form asks here, and no manager that others share: a guess counts once. */
    private ObjectPostProcessor<UsernamePasswordAuthenticationFilter> checkingHere() {
        return new ObjectPostProcessor<>() {
            @Override
            public <F extends UsernamePasswordAuthenticationFilter> F postProcess(F filter) {
                filter.setAuthenticationManager(LocalSignIn.this::authenticate);
                return filter;
            }
        };
    }

    private Authentication authenticate(Authentication typed) {
        var name = typed.getName().strip();
        var password = String.valueOf(typed.getCredentials());
        var address = typed.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "";
        return switch (guesses.at(name, String.valueOf(address), () -> passwords.isRight(name, password))) {
            case Guesses.Outcome.Wait(var left) -> throw new TooSoonException(left);
            case Guesses.Outcome.Wrong wrong -> throw new BadCredentialsException("Bad credentials");
            case Guesses.Outcome.Right right -> person(name);
        };
    }

    private Authentication person(String name) {
        if (account.needsFactor() || factor.isEnrolled(name)) {
            throw new FactorMissingException(name);
        }
        var member = administrator.active(name).orElseThrow(() -> new BadCredentialsException("Bad credentials"));
        return UsernamePasswordAuthenticationToken.authenticated(new LocalPerson(member, name, ""), null, List.of());
    }

    private AuthenticationFailureHandler refusal() {
        var refusing = outcome.refusal();
        return (request, response, failure) -> {
            var root = request.getContextPath() + "/login";
            switch (failure) {
                case FactorMissingException missing -> {
                    pending.begin(request, missing.name());
                    response.sendRedirect(root + (factor.isEnrolled(missing.name()) ? "/code" : "/enrol"));
                }
                case TooSoonException soon -> response.sendRedirect(root + "?wait=" + soon.seconds());
                default -> refusing.onAuthenticationFailure(request, response, failure);
            }
        };
    }

    @Override
    public List<Door> doors() {
        return List.of();
    }

    @Override
    public boolean takesPassword() {
        return account.isOn();
    }

    @Override
    public Optional<String> again(SignedIn person, String to) {
        return Optional.empty();
    }
}
