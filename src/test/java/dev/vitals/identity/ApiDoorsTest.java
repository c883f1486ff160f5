package dev.vitals.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestBuilders.formLogin;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import dev.vitals.route.Right;
import dev.vitals.token.BearerSecret;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a token opens beside its routes, and what opens a route beside a token. */
class ApiDoorsTest extends ApiMatrix {

    @Test
    void rowsOfOtherAccountsAreNotSeen() throws Exception {
        var engineer = token(member(Role.SECURITY_ENGINEER, group), GRANTABLE, null);
        var bound = token(member(Role.ADMINISTRATOR, null), GRANTABLE, group);
        var free = token(member(Role.ADMINISTRATOR, null), GRANTABLE, null);
        for (BearerSecret token : List.of(engineer, bound)) {
            assertThat(seen(token)).contains(OWN).doesNotContain(FOREIGN);
        }
        assertThat(seen(free)).contains(OWN, FOREIGN);
    }

    @Test
    void theSessionOfAPageReadsForThatPageAndDoesNothingElse() throws Exception {
        var session = web.perform(formLogin().user("operator").password("correct horse battery"))
                .andReturn()
                .getResponse()
                .getCookie("vitals-session");
        assertThat(status(get("/api/probe").cookie(session).header("Sec-Fetch-Site", "same-origin")))
                .isEqualTo(200);
        assertThat(status(get("/api/probe").cookie(session))).isEqualTo(401);
        for (String from : List.of("cross-site", "same-site", "none")) {
            assertThat(status(get("/api/probe").cookie(session).header("Sec-Fetch-Site", from)))
                    .isEqualTo(401);
        }
        for (String change : List.of("POST", "PUT", "PATCH", "DELETE")) {
            assertThat(status(request(org.springframework.http.HttpMethod.valueOf(change), "/api/probe/" + OWN)
                            .cookie(session)
                            .header("Sec-Fetch-Site", "same-origin")))
                    .isEqualTo(401);
        }
    }

    @Test
    void aTokenBesideASessionCountsAlone() throws Exception {
        var session = web.perform(formLogin().user("operator").password("correct horse battery"))
                .andReturn()
                .getResponse()
                .getCookie("vitals-session");
        var reader = token(member(Role.ADMINISTRATOR, null), Set.of(Right.RULES), null);
        assertThat(status(request(org.springframework.http.HttpMethod.POST, "/api/probe/fresh")
                        .cookie(session)
                        .header("Sec-Fetch-Site", "same-origin")
                        .header("Authorization", "Bearer " + reader.reveal())))
                .isEqualTo(403);
        assertThat(status(get("/api/probe")
                        .cookie(session)
                        .header("Sec-Fetch-Site", "same-origin")
                        .header("Authorization", "Bearer vit_nonsense")))
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/findings", "/members", "/me/tokens"})
    void aTokenOpensNoPage(String page) throws Exception {
        var token = token(member(Role.ADMINISTRATOR, null), GRANTABLE, null);
        var answer = web.perform(get(page).header("Authorization", "Bearer " + token.reveal()))
                .andReturn()
                .getResponse();
        assertThat(answer.getRedirectedUrl()).endsWith("/login");
    }

    @Test
    void aCallLeavesNoCookieAndNothingForCaches() throws Exception {
        var token = token(member(Role.VIEWER, null), Set.of(Right.READ), null);
        var answer = web.perform(get("/api/token").header("Authorization", "Bearer " + token.reveal()))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getCookies()).isEmpty();
        assertThat(answer.getHeader("Cache-Control")).contains("no-store");
        assertThat(answer.getContentAsString()).contains("\"rights\":[\"READ\"]", token.prefix());
    }
}
