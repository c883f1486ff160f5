/**
 * People and groups as an identity provider pushes them: SCIM 2.0 (RFC 7643, RFC 7644) under {@code /scim/v2}, and the
 * page on which administrators let a provider in. The only package that knows the SCIM library and its Jackson 2. May
 * use {@code token}, {@code identity}, {@code audit}, {@code route} and {@code page}.
 */
@NullMarked
package dev.vitals.scim;

import org.jspecify.annotations.NullMarked;
