package dev.vitals.federation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/** A provider of OpenID Connect in this process, which says what it is told to say, right or wrong. */
final class OidcIdp {

    static final String CLIENT = "vitals";
    static final String SECRET = "not-a-secret";

    private final RSAKey key = key("one");
    private final HttpServer server;
    private final Map<String, Map<String, String>> asked = new HashMap<>();
    private volatile Map<String, Object> userInfo = Map.of();
    private volatile UnaryOperator<Map<String, Object>> said = claims -> claims;
    private volatile Function<Map<String, Object>, String> signing = this::signed;
    private volatile String calledItself = "";
    private volatile boolean isUp = true;

    OidcIdp() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException taken) {
            throw new java.io.UncheckedIOException(taken);
        }
        server.createContext("/.well-known/openid-configuration", at -> json(at, configuration()));
        server.createContext("/keys", at -> json(at, new JWKSet(key.toPublicJWK()).toJSONObject()));
        server.createContext("/token", this::token);
        server.createContext("/userinfo", at -> json(at, userInfo));
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Back to saying the truth. */
    OidcIdp honest() {
        said = claims -> claims;
        signing = this::signed;
        userInfo = Map.of("sub", "4711");
        calledItself = "";
        isUp = true;
        return this;
    }

    OidcIdp saying(UnaryOperator<Map<String, Object>> change) {
        said = claims -> change.apply(new LinkedHashMap<>(claims));
        return this;
    }

    OidcIdp saying(String claim, Object value) {
        return saying(claims -> {
            claims.put(claim, value);
            return claims;
        });
    }

    OidcIdp signing(Function<Map<String, Object>, String> how) {
        signing = how;
        return this;
    }

    OidcIdp withUserInfo(Map<String, Object> claims) {
        userInfo = claims;
        return this;
    }

    OidcIdp callingItself(String issuer) {
        calledItself = issuer;
        return this;
    }

    OidcIdp up(boolean up) {
        isUp = up;
        return this;
    }

    /** What a person who signs in there would be sent back to. */
    String signIn(String authorizationAddress) {
        var query = query(authorizationAddress);
        var code = "code-" + asked.size();
        asked.put(code, query);
        return query.get("redirect_uri") + "?" + Wanderer.form(Map.of("code", code, "state", query.get("state")));
    }

    static Map<String, String> query(String address) {
        var decoded = new HashMap<String, String>();
        UriComponentsBuilder.fromUriString(address)
                .build()
                .getQueryParams()
                .forEach((name, values) -> decoded.put(name, java.net.URLDecoder.decode(values.getFirst(), UTF_8)));
        return decoded;
    }

    private Map<String, Object> configuration() {
        return Map.of(
                "issuer", calledItself.isEmpty() ? issuer() : calledItself,
                "authorization_endpoint", issuer() + "/authorize",
                "token_endpoint", issuer() + "/token",
                "userinfo_endpoint", issuer() + "/userinfo",
                "jwks_uri", issuer() + "/keys",
                "end_session_endpoint", issuer() + "/end",
                "response_types_supported", List.of("code"),
                "subject_types_supported", List.of("public"),
                "id_token_signing_alg_values_supported", List.of("RS256"));
    }

    private void token(HttpExchange at) throws IOException {
        var form = query("http://x/?" + new String(at.getRequestBody().readAllBytes(), UTF_8));
        var request = asked.remove(form.get("code"));
        var client = "Basic " + Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(UTF_8));
        if (request == null
                || !client.equals(at.getRequestHeaders().getFirst("Authorization"))
                || !"S256".equals(request.get("code_challenge_method"))
                || !request.get("code_challenge").equals(sha256(form.get("code_verifier")))) {
            answer(at, 400, "{\"error\": \"invalid_grant\"}");
            return;
        }
        json(
                at,
                Map.of(
                        "access_token", "access",
                        "token_type", "Bearer",
                        "expires_in", 60,
                        "scope", "openid profile email",
                        "id_token", signing.apply(said.apply(claims(request)))));
    }

    private Map<String, Object> claims(Map<String, String> request) {
        var now = Instant.now();
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", issuer());
        claims.put("sub", "4711");
        claims.put("aud", CLIENT);
        claims.put("iat", Date.from(now));
        claims.put("exp", Date.from(now.plusSeconds(300)));
        claims.put("auth_time", now.getEpochSecond());
        claims.put("nonce", request.get("nonce"));
        claims.put("name", "Ada");
        claims.put("email", "ada@example.org");
        return claims;
    }

    String signed(Map<String, Object> claims) {
        return signed(claims, key);
    }

    static String signed(Map<String, Object> claims, RSAKey by) {
        try {
            var set = new JWTClaimsSet.Builder();
            claims.forEach(set::claim);
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(by.getKeyID())
                            .build(),
                    set.build());
            token.sign(new RSASSASigner(by));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String sha256(String verifier) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void json(HttpExchange at, Map<String, Object> body) throws IOException {
        if (isUp) {
            answer(at, 200, JsonMapper.shared().writeValueAsString(body));
        } else {
            answer(at, 503, "down");
        }
    }

    private static void answer(HttpExchange at, int status, String body) throws IOException {
        at.getResponseHeaders().add("Content-Type", "application/json");
        at.sendResponseHeaders(status, body.getBytes(UTF_8).length);
        try (var out = at.getResponseBody()) {
            out.write(body.getBytes(UTF_8));
        }
    }
}
