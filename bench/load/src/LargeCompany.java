import static io.gatling.javaapi.core.CoreDsl.css;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exponentialPauses;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.group;
import static io.gatling.javaapi.core.CoreDsl.percent;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.randomSwitch;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Simulation;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Fifty people of a large company who read, each with a session of their own and a few seconds to look at every page: the
 * overview, lists with any filter and sort, safeguards, and earlier days. What they ask for before they are counted makes
 * the application warm. {@code bench/run load} says how the numbers come about.
 */
public class LargeCompany extends Simulation {

    private static final String URL = System.getProperty("vitals.url");
    private static final String PASSWORD = System.getProperty("vitals.password");
    private static final int USERS = Integer.getInteger("vitals.users", 50);
    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("vitals.seconds", 180));
    private static final Duration ARRIVAL = Duration.ofSeconds(45);
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final int DAYS = 2_000;

    /** Drawn anew in each run unless it is given: the same is asked for again with the same seed. */
    private static final Random CHANCE = new Random(Long.getLong("vitals.seed", System.nanoTime()));

    private static final List<String> SORTS =
            List.of("severity", "opened", "since", "account", "resource", "due").stream()
                    .flatMap(sort -> Stream.of(sort, "-" + sort))
                    .toList();

    private static final List<String> FILTERS = List.of(System.getProperty("vitals.filters").split("&"));
    private static final List<String> CITATIONS = List.of(System.getProperty("vitals.citations").split("&"));
    private static final List<String> SCOPES = List.of("", "", "account:100000000007", "account:100000000123", "group:1");

    private static Iterator<Map<String, Object>> each(Supplier<Map<String, Object>> drawn) {
        return Stream.generate(drawn).iterator();
    }

    private static <T> T any(List<T> some) {
        synchronized (CHANCE) {
            return some.get(CHANCE.nextInt(some.size()));
        }
    }

    private static String day() {
        synchronized (CHANCE) {
            return LocalDate.now().minusDays(1 + CHANCE.nextInt(DAYS)).toString();
        }
    }

    private final Iterator<Map<String, Object>> asked = each(() -> Map.of(
            "scope", any(SCOPES), "sort", any(SORTS), "filter", any(FILTERS), "citation", any(CITATIONS), "day", day()));

    private static ChainBuilder page(String name, String address) {
        return exec(http(name).get(address).disableFollowRedirect().check(status().is(200), css("nav").exists()))
                .pause(LOOK);
    }

    private static final ChainBuilder SIGN_IN = group("sign in")
            .on(exec(http("form").get("/login").check(css("input[name=_csrf]", "value").saveAs("token")))
                    .exec(http("password")
                            .post("/login")
                            .formParam("username", "operator")
                            .formParam("password", PASSWORD)
                            .formParam("_csrf", "#{token}")
                            .check(status().is(200), css("nav").exists())));

    private final ChainBuilder reads = feed(asked)
            .exec(randomSwitch()
                    .on(
                            percent(15).then(page("overview", "/?scope=#{scope}")),
                            percent(10).then(page("findings by rule", "/findings")),
                            percent(20).then(page("findings, any sort", "/findings?by=finding&sort=#{sort}")),
                            percent(20).then(page("findings, any filter", "/findings?by=finding&#{filter}")),
                            percent(10)
                                    .then(page("findings, any filter and sort", "/findings?by=finding&#{filter}&sort=#{sort}")),
                            percent(10).then(page("safeguard", "/safeguards?citation=#{citation}")),
                            percent(5).then(page("overview of an earlier day", "/?asOf=#{day}")),
                            percent(5).then(page("findings of an earlier day", "/findings?by=finding&asOf=#{day}")),
                            percent(5).then(page("safeguards of an earlier day", "/safeguards?asOf=#{day}"))));

    {
        var people = scenario("people").exec(SIGN_IN).pause(LOOK).during(LENGTH).on(reads);
        setUp(people.injectOpen(rampUsers(USERS).during(ARRIVAL)))
                .pauses(exponentialPauses)
                .protocols(http.baseUrl(URL)
                        .acceptHeader("text/html")
                        .acceptEncodingHeader("gzip")
                        .header("Sec-Fetch-Site", "same-origin")
                        .disableCaching());
    }
}
