package dev.vitals.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import dev.vitals.identity.SignedIn;
import dev.vitals.support.Csv;
import dev.vitals.support.Hostile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/**
 * Every page and every table to take away, with hostile text in everything that somebody else may have written: nothing
 * of it becomes an element, an attribute, a script, a formula or a line of a head. All of it is taken back afterwards.
 */
class HostilePagesTest extends BoardPages {

    /** Columns that hold what people and accounts call things and say of them. */
    private static final List<String> WRITTEN = List.of(
            "name",
            "arn",
            "message",
            "observed",
            "expected",
            "headline",
            "title",
            "statement",
            "owner",
            "reason",
            "measure",
            "text",
            "note",
            "detail",
            "label",
            "description",
            "guidance",
            "file_name",
            "product_name",
            "subject",
            "plain",
            "requested_name",
            "asked_name",
            "decided_name",
            "author_name",
            "display_name",
            "scope_name",
            "drawn_name",
            "by_name",
            "recorded_by",
            "uploaded_by",
            "made_by",
            "planned_by",
            "created_by",
            "granted_by",
            "saved_by",
            "trial",
            "place",
            "why",
            "said",
            "purpose",
            "email",
            "resource_id");

    private static final List<String> FURTHER = List.of(
            "/findings?text={hostile}",
            "/findings?order={hostile}",
            "/resources?text={hostile}",
            "/search?q={hostile}",
            "/rules?text={hostile}",
            "/attestations?text={hostile}",
            "/registers/training?text={hostile}",
            "/audit?reference={hostile}",
            "/trends?subject={hostile}",
            "/{hostile}",
            "/findings/{hostile}",
            "/accounts/{hostile}",
            "/findings?asOf={hostile}",
            "/login?reference={hostile}");

    private record Person(UUID member, String displayName, String method) implements SignedIn, java.io.Serializable {}

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private JdbcClient sql;

    private final List<String> troubles = new ArrayList<>();
    private int shown;

    @Test
    void takeNothingForMarkupOrFormulas(@Autowired PlatformTransactionManager transactions) {
        var web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
            transaction.setRollbackOnly();
            ask(web, addresses(), transaction);
        });

        assertThat(troubles).isEmpty();
        assertThat(shown).as("pages that show it").isGreaterThan(90);
    }

    private Map<String, String> addresses() {
        try {
            if (sql.sql("select count(*) from register_entry").query(Long.class).single() == 0) {
                ReflectionTestUtils.invokeMethod(context.getBean("demoPeople"), "tell");
            }
            var addresses = new LinkedHashMap<>(PageAddresses.of(new LivedIn(sql).live()));
            PageAddresses.tables().forEach(table -> addresses.put(table, table.replace("{slug}", "training")));
            FURTHER.forEach(one -> addresses.put(one, one));
            return addresses;
        } catch (java.io.IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private void ask(MockMvc web, Map<String, String> addresses, TransactionStatus transaction) {
        var operator = sql.sql("select id from member where subject = 'operator'")
                .query(UUID.class)
                .single();
        assertThat(poison(transaction)).hasSizeGreaterThan(40);
        var person = new TestingAuthenticationToken(new Person(operator, Hostile.PAGE, "local"), "");
        person.setAuthenticated(true);
        addresses.values().forEach(address -> {
            var before = transaction.createSavepoint();
            try {
                var uri = URI.create(address.replace("{hostile}", encoded(Hostile.PAGE)));
                look(
                        address,
                        web.perform(get(uri).with(authentication(person)))
                                .andReturn()
                                .getResponse());
            } catch (Exception | AssertionError failed) {
                troubles.add(address + ": " + failed);
            }
            transaction.rollbackToSavepoint(before);
        });
    }

    /** Which columns hold it now. */
    private List<String> poison(TransactionStatus transaction) {
        var poisoned = new ArrayList<String>();
        var columns = sql.sql("select c.table_name, c.column_name, c.data_type from information_schema.columns c"
                        + " join information_schema.tables t using (table_schema, table_name)"
                        + " where c.table_schema = 'public' and t.table_type = 'BASE TABLE'"
                        + " and c.data_type in ('text', 'jsonb') order by 1, 2")
                .query((row, number) -> List.of(row.getString(1), row.getString(2), row.getString(3)))
                .list();
        for (var column : columns) {
            var value = value(column.get(0), column.get(1), column.get(2));
            if (value.isEmpty()) {
                continue;
            }
            var before = transaction.createSavepoint();
            try {
                sql.sql("update %s set %s = %s where %s is not null"
                                .formatted(column.get(0), column.get(1), value, column.get(1)))
                        .param("hostile", Hostile.PAGE)
                        .update();
                poisoned.add(column.get(0) + "." + column.get(1));
                transaction.releaseSavepoint(before);
            } catch (DataAccessException notTaken) {
                transaction.rollbackToSavepoint(before);
            }
        }
        return poisoned;
    }

    private static String value(String table, String column, String type) {
        if (type.equals("text")) {
            return WRITTEN.contains(column) ? "left(" + column + ", 24) || :hostile" : "";
        }
        return switch (table + "." + column) {
            case "resource.tags", "resource_version.tags", "search_text.tags" ->
                "jsonb_build_object('Name', cast(:hostile as text), cast(:hostile as text), cast(:hostile as text))";
            case "content.body" ->
                "body || jsonb_build_object(cast(:hostile as text), jsonb_build_array(cast(:hostile as text)))";
            default -> "";
        };
    }

    private void look(String address, MockHttpServletResponse answer) throws Exception {
        var body = answer.getContentAsString(StandardCharsets.UTF_8);
        assertThat(answer.getStatus()).as("status").isIn(200, 302, 303, 400, 404);
        assertThat(answer.getHeaderNames()).noneMatch(head -> head.startsWith("X-Probe"));
        assertThat(answer.getHeaderNames().stream().flatMap(head -> answer.getHeaders(head).stream()))
                .noneMatch(head -> head.chars().anyMatch(letter -> letter < ' ' && letter != '\t'));
        var type = String.valueOf(answer.getContentType());
        if (type.startsWith("text/html")) {
            page(body);
        } else if (type.startsWith("text/csv")) {
            rows(body);
        } else if (type.startsWith("image/svg")) {
            assertThat(Jsoup.parse(body, "", org.jsoup.parser.Parser.xmlParser())
                            .select(Hostile.PROBE + ", script"))
                    .isEmpty();
        }
        assertThat(body).doesNotContain(Hostile.WORKED_OUT);
        shown += body.contains(Hostile.PROBE) ? 1 : 0;
    }

    private static void page(String body) {
        var page = Jsoup.parse(body);
        assertThat(page.select(Hostile.PROBE)).as("elements of somebody").isEmpty();
        assertThat(page.select("script:not([src]), style, [style], base, object, embed"))
                .as("what the policy forbids")
                .isEmpty();
        for (Element element : page.getAllElements()) {
            element.attributes().forEach(attribute -> {
                assertThat(attribute.getKey())
                        .as(element.tagName())
                        .doesNotStartWith("on")
                        .doesNotStartWith("vtl");
                if (List.of("href", "src", "action", "formaction").contains(attribute.getKey())) {
                    assertThat(attribute.getValue().strip().toLowerCase())
                            .matches("(?s)(/|#|\\?|https?://|mailto:|data:image/|$).*");
                }
            });
        }
    }

    /** RFC 4180, read by its own rules. */
    private static void rows(String body) {
        var cells = Csv.cells(body);
        assertThat(cells).allSatisfy(row -> assertThat(row).hasSameSizeAs(cells.getFirst()));
        assertThat(cells.stream().flatMap(List::stream))
                .noneMatch(
                        cell -> !cell.isEmpty() && "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20".indexOf(cell.charAt(0)) >= 0);
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
