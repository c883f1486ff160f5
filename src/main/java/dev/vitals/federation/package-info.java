/**
 * Signing people in through the company's identity provider, by OpenID Connect and SAML 2.0: what is configured, what the
 * providers publish, and how what they say is held against what was asked. May use {@code session},
 * {@code identity}, {@code audit}, {@code route} and {@code page}.
 */
@NullMarked
package dev.vitals.federation;

import org.jspecify.annotations.NullMarked;
