package dev.vitals.scim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitals.Vitals;
import dev.vitals.support.SharedServer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;

/** Two providers that push people and groups, and a table that gives their groups roles. */
@SpringBootTest(
        classes = Vitals.class,
        properties = {
            "vitals.operator.password=correct horse battery",
            "db-scheduler.enabled=false",
            "vitals.demo=false",
            "vitals.data=" + SharedServer.DATA
        })
@AutoConfigureMockMvc
abstract class Provisioned {

    static final String USERS = "/scim/v2/Users";
    static final String GROUPS = "/scim/v2/Groups";
    static final String USER = USERS + "/{user}";
    static final String GROUP = GROUPS + "/{group}";

    static {
        SharedServer.beginEmpty();
    }

    @Autowired
    MockMvc web;

    @Autowired
    JdbcClient sql;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    PlatformTransactionManager transactions;

    final String issuer = "https://idp.example/" + UUID.randomUUID();
    final String admins = "admins " + UUID.randomUUID();
    final String readers = "readers " + UUID.randomUUID();
    Conversation okta;
    Conversation entra;

    @BeforeEach
    void twoProvidersAndATable() {
        okta = new Conversation(web, sql, "Okta", issuer + "/okta", "externalId");
        entra = new Conversation(web, sql, "Entra ID", issuer + "/entra", "userName");
        sql.sql("delete from claim_role").update();
        sql.sql(
                        "insert into claim_role (position, claim, value, role) values (1, 'groups', ?, 'administrator'), (2, 'groups', ?, 'viewer')")
                .params(admins, readers)
                .update();
    }

    @AfterEach
    void everybodyElseIsBack() {
        sql.sql("delete from claim_role").update();
        sql.sql("update member_grant set until = null where granted_by = 'set aside'")
                .update();
        sql.sql("delete from member where issuer like ?").param(issuer + "%").update();
    }

    static List<String> texts(JsonNode list, String member) {
        return list.valueStream().map(one -> one.path(member).asText()).toList();
    }

    void inGroup(Conversation provider, String folder, String name) {
        provider.knows("user", provider.send("POST", USERS, folder + "/user").id());
        provider.knows("group-name", name);
        provider.knows("group", provider.send("POST", GROUPS, folder + "/group").id());
        assertThat(provider.send("PATCH", GROUP, folder + "/group-joined").status())
                .isEqualTo(204);
    }

    String member(String subject, String provider) {
        return sql.sql("select name || ' ' || mail || ' ' || active from member where issuer = ? and subject = ?")
                .params(issuer + provider, subject)
                .query(String.class)
                .single();
    }

    List<String> roles(String provider) {
        return sql.sql("select g.role || ' ' || g.origin from member_grant g join member m on m.id = g.member_id"
                        + " where m.issuer = ? order by g.id")
                .param(issuer + "/" + provider)
                .query(String.class)
                .list();
    }

    long entries() {
        return sql.sql("select coalesce(max(number), 0) from audit_entry")
                .query(Long.class)
                .single();
    }
}
