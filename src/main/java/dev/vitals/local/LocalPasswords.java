package dev.vitals.local;

import dev.vitals.identity.FirstAdministrator;
import dev.vitals.local.OperatorStore.Operator;
import java.util.Optional;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/** Holds passwords against the one that is kept, as long for names that there are as for those that there are not. */
@Service
class LocalPasswords {

    private final OperatorStore store;
    private final FirstAdministrator administrator;
    private final PasswordEncoder encoder;
    private final String nobodys;

    LocalPasswords(OperatorStore store, FirstAdministrator administrator, PasswordEncoder encoder) {
        this.store = store;
        this.administrator = administrator;
        this.encoder = encoder;
        this.nobodys = String.valueOf(encoder.encode("the password of nobody"));
    }

    /** Whether it is the password of somebody who may still enter; then it is kept in the newest encoding. */
    boolean isRight(String name, String password) {
        var operator = store.find(name);
        var matches =
                encoder.matches(password, operator.map(Operator::passwordHash).orElse(nobodys));
        var isRight =
                matches && operator.isPresent() && administrator.active(name).isPresent();
        if (isRight) {
            renew(operator, password);
        }
        return isRight;
    }

    void change(String name, String password) {
        var configured = store.find(name).map(Operator::configuredHash).orElse(null);
        store.replace(new Operator(name, String.valueOf(encoder.encode(password)), false, configured));
    }

    private void renew(Optional<Operator> operator, String password) {
        operator.filter(kept -> encoder.upgradeEncoding(kept.passwordHash()))
                .ifPresent(kept ->
                        store.encodeAnew(kept.name(), kept.passwordHash(), String.valueOf(encoder.encode(password))));
    }
}
