-- Sign-ins by SAML that were begun and are not over. The answer comes by another site's form, with which no cookie of
-- ours travels: it waits here until the browser that brought it comes by itself, in the session that began it.
create table saml_request (
    relay_state text        primary key,
    provider    text        not null,
    request_id  text        not null, -- of the AuthnRequest, which the answer has to name
    asked_at    timestamptz not null,
    answer      text,                 -- what the assertion said, as JSON; null until it has come
    ticket      bytea,                -- SHA-256 of what only the browser that brought the answer was told
    check ((answer is null) = (ticket is null))
);
create index saml_request_asked_at on saml_request (asked_at);

-- Assertions that were accepted, until they would be refused by their age: none is accepted twice, by whichever instance.
create table saml_assertion (
    issuer     text        not null,
    id         text        not null,
    expires_at timestamptz not null,
    primary key (issuer, id)
);
create index saml_assertion_expires_at on saml_assertion (expires_at);

-- Our own key for SAML where none is configured. All instances use the same one; it is sealed with a key outside the
-- database.
create table saml_key (
    only_one    boolean     primary key default true check (only_one),
    sealed      bytea       not null, -- PKCS #8, by AES-256-GCM behind a nonce of 12 bytes
    certificate bytea       not null, -- X.509
    made_at     timestamptz not null
);
