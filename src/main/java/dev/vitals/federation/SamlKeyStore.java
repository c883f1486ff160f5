package dev.vitals.federation;

import dev.vitals.seal.Seal;
import dev.vitals.seal.Seal.BrokenSealException;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Our own key for SAML, where none is configured: made once, for all instances. */
@Repository
class SamlKeyStore {

    private static final String PURPOSE = "saml";

    private final JdbcClient sql;
    private final Seal seal;
    private final Clock clock;
    private volatile @Nullable SamlKey read;

    SamlKeyStore(JdbcClient sql, Seal seal, Clock clock) {
        this.sql = sql;
        this.seal = seal;
        this.clock = clock;
    }

    /**
     * The key; the row never changes, so it is read once.
     *
     * @throws UnreachableException where it cannot be opened
     */
    SamlKey get() {
        var known = read;
        if (known == null) {
            known = find().orElseGet(this::make);
            read = known;
        }
        return known;
    }

    private SamlKey make() {
        var made = SamlKey.made(clock.instant());
        try {
            sql.sql("""
                            insert into saml_key (sealed, certificate, made_at) values (:sealed, :certificate, :at)
                            on conflict do nothing""")
                    .param("sealed", seal.seal(PURPOSE, made.key().getEncoded()))
                    .param("certificate", made.certificate().getEncoded())
                    .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
        // Of two instances that make one at the same time, both take the one that was kept.
        return find().orElseThrow();
    }

    private Optional<SamlKey> find() {
        return sql.sql("select sealed, certificate from saml_key")
                .query((row, number) -> SamlKey.of(opened(row.getBytes("sealed")), row.getBytes("certificate")))
                .optional();
    }

    private byte[] opened(byte[] sealed) {
        try {
            return seal.open(PURPOSE, sealed);
        } catch (BrokenSealException other) {
            throw new UnreachableException(
                    "Our key for SAML was sealed with another key than the one in %s. Give every instance the same file (VITALS_SIGN_IN_KEY), or delete the row of saml_key and give the provider our new metadata."
                            .formatted(seal.file()));
        }
    }
}
