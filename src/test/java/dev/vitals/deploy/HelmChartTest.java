package dev.vitals.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The chart, rendered by Helm itself and held against what Kubernetes takes. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = "Helm comes for this one only")
class HelmChartTest {

    private static final Path CHART = Path.of("deploy/helm/vitals");
    private static final Path EXAMPLE = CHART.resolve("ci/eks-values.yaml");

    @TempDir
    private static Path copies;

    private static Path chart;
    private static List<JsonNode> everything;
    private static List<JsonNode> least;

    /** Helm as a library takes itself for one of an old cluster; only the chart's word about that is left out. */
    @BeforeAll
    static void render() throws IOException {
        chart = copies.resolve("vitals");
        FileSystemUtils.copyRecursively(CHART, chart);
        var about = chart.resolve("Chart.yaml");
        Files.writeString(about, Files.readString(about).replaceFirst("(?m)^kubeVersion:.*\n", ""));
        everything = rendered(EXAMPLE);
        least = rendered(values(Map.of()));
    }

    @Test
    void hasNothingThatHelmObjectsTo() {
        var result = new Helm(CHART).lint().strict().call();

        assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
    }

    @Test
    void isMadeOfObjectsThatKubernetesTakes() {
        assertThat(kinds(everything))
                .containsExactlyInAnyOrder(
                        "Deployment",
                        "Deployment",
                        "Ingress",
                        "NetworkPolicy",
                        "PodDisruptionBudget",
                        "Service",
                        "ServiceAccount");
        assertThat(kinds(least))
                .containsExactlyInAnyOrder(
                        "Deployment", "NetworkPolicy", "PodDisruptionBudget", "Service", "ServiceAccount");
        Stream.of(everything, least).flatMap(List::stream).forEach(HelmChartTest::isTaken);
    }

    /** The model of each kind knows its fields, which are needed, and of what type they are. */
    private static void isTaken(JsonNode object) {
        assertThatCode(() -> {
                    var model = Class.forName("io.kubernetes.client.openapi.models.V1%s"
                            .formatted(object.get("kind").asString()));
                    try {
                        model.getMethod("validateJsonElement", JsonElement.class)
                                .invoke(null, new Gson().fromJson(object.toString(), JsonElement.class));
                    } catch (InvocationTargetException refused) {
                        throw refused.getCause();
                    }
                })
                .as(object.get("kind").asString())
                .doesNotThrowAnyException();
    }

    @Test
    void runsAsAnOrdinaryUserWhoMayDoNothingAndWriteNowhere() {
        assertThat(pods()).hasSize(3).allSatisfy(pod -> {
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod.at("/securityContext/runAsUser").asInt()).isEqualTo(10001);
            assertThat(pod.at("/securityContext/seccompProfile/type").asString())
                    .isEqualTo("RuntimeDefault");
            assertThat(pod.at("/automountServiceAccountToken").asBoolean(true)).isFalse();
            var container = pod.at("/containers/0/securityContext");
            assertThat(container.at("/readOnlyRootFilesystem").asBoolean()).isTrue();
            assertThat(container.at("/allowPrivilegeEscalation").asBoolean(true))
                    .isFalse();
            assertThat(container.at("/capabilities/drop/0").asString()).isEqualTo("ALL");
            assertThat(pod.at("/volumes"))
                    .filteredOn(volume -> volume.has("hostPath"))
                    .isEmpty();
        });
    }

    @Test
    void isAskedWhetherItLivesAndIsReadyWhereItAnswersThat() {
        assertThat(pods()).allSatisfy(pod -> {
            var container = pod.at("/containers/0");
            assertThat(path(container, "startupProbe")).isEqualTo("/readyz");
            assertThat(path(container, "readinessProbe")).isEqualTo("/readyz");
            assertThat(path(container, "livenessProbe")).isEqualTo("/livez");
            assertThat(container.at("/ports/0/name").asString()).isEqualTo("http");
            assertThat(container.at("/resources/requests/cpu").asString()).isNotEmpty();
            assertThat(container.at("/resources/requests/memory").asString()).isNotEmpty();
            assertThat(container.at("/resources/limits/memory").asString()).isNotEmpty();
        });
    }

    private static String path(JsonNode container, String probe) {
        return container.at("/%s/httpGet/path".formatted(probe)).asString();
    }

    @Test
    void letsInWhoStandsBeforeItAndOutToTheDatabaseNamesAndHttpsOnly() {
        var policy = one(least, "NetworkPolicy").get("spec");

        assertThat(policy.at("/policyTypes")).extracting(JsonNode::asString).containsExactly("Ingress", "Egress");
        assertThat(policy.at("/ingress")).hasSize(1);
        assertThat(policy.at("/ingress/0/from")).hasSize(1);
        assertThat(ports(policy, "egress")).containsExactlyInAnyOrder("UDP 53", "TCP 53", "TCP 5432", "TCP 443");
        assertThat(policy.at("/egress/2/to/0/ipBlock/except/0").asString())
                .as("the metadata of the node")
                .isEqualTo("169.254.0.0/16");
        assertThat(ports(one(everything, "NetworkPolicy").get("spec"), "egress"))
                .as("the agent of Pod Identity and mail, where they are asked for")
                .contains("TCP 80", "TCP 587");
    }

    private static List<String> ports(JsonNode policy, String way) {
        return stream(policy.get(way))
                .flatMap(rule -> stream(rule.get("ports")))
                .map(port -> "%s %s"
                        .formatted(
                                port.get("protocol").asString(),
                                port.get("port").asString()))
                .toList();
    }

    @Test
    void holdsNoSecretButNamesWhereTheyAre() {
        assertThat(kinds(everything)).doesNotContain("Secret");
        assertThat(environment(everything))
                .filteredOn(variable -> variable.get("name").asString().matches(".*(PASSWORD|SECRET).*"))
                .hasSizeGreaterThan(4)
                .allSatisfy(variable -> assertThat(
                                variable.at("/valueFrom/secretKeyRef/key").asString())
                        .isNotEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"VITALS_SIGNIN_OIDC_OKTA_CLIENTSECRET", "VITALS_MAIL_SMTP_PASSWORD", "vitals.url"})
    void refusesASecretAmongTheSettingsAndANameThatIsNone(String name) {
        assertThatThrownBy(() -> rendered(values(Map.of("settings", Map.of(name, "x")))))
                .hasMessageContaining("settings");
    }

    @ParameterizedTest
    @CsvSource({
        "url, url is required",
        "image, image.repository is required",
        "database, database.existingSecret is required",
        "keys, keys.existingSecret is required"
    })
    void saysWhatItCannotGuess(String left, String sentence) {
        var values = new HashMap<>(needed());
        values.remove(left);
        assertThatThrownBy(() -> rendered(file(values))).hasMessageContaining(sentence);
    }

    @Test
    void tellsVitalsNothingThatItDoesNotUnderstand() {
        assertThat(environment(everything))
                .extracting(variable -> variable.get("name").asString())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(KnownSettings.has(name)).as(name).isTrue());
    }

    @Test
    void scansInPodsOfTheirOwnOnlyWhereThatIsAskedFor() {
        assertThat(scans(least)).containsExactly(Map.entry("vitals-serve", "true"));
        assertThat(scans(everything))
                .containsExactlyInAnyOrder(Map.entry("vitals-serve", "false"), Map.entry("vitals-scan", "true"));
        assertThat(one(everything, "Service")
                        .at("/spec/selector/app.kubernetes.io~1component")
                        .asString())
                .as("people reach")
                .isEqualTo("serve");
    }

    private static List<Map.Entry<String, String>> scans(List<JsonNode> objects) {
        return objects.stream()
                .filter(object -> object.get("kind").asString().equals("Deployment"))
                .map(deployment -> Map.entry(
                        deployment.at("/metadata/name").asString(),
                        stream(deployment.at("/spec/template/spec/containers/0/env"))
                                .filter(variable ->
                                        variable.get("name").asString().equals("DB_SCHEDULER_ENABLED"))
                                .map(variable -> variable.get("value").asString())
                                .findFirst()
                                .orElseThrow()))
                .toList();
    }

    @Test
    void saysOfEveryValueWhatItMayBe() throws IOException {
        var values = json(new Yaml().<Object>load(Files.readString(CHART.resolve("values.yaml"))));
        var schema = new JsonMapper().readTree(Files.readString(CHART.resolve("values.schema.json")));
        var told = new TreeSet<>(schema.get("properties").propertyNames());
        told.remove("global");

        assertThat(told).isEqualTo(new TreeSet<>(values.propertyNames()));
        schema.get("properties").properties().stream()
                .filter(part ->
                        part.getValue().has("properties") && part.getValue().has("additionalProperties"))
                .forEach(part -> assertThat(
                                new TreeSet<>(part.getValue().get("properties").propertyNames()))
                        .as(part.getKey())
                        .isEqualTo(new TreeSet<>(values.get(part.getKey()).propertyNames())));
    }

    @Test
    void isOfTheVersionOfTheApplication() throws IOException {
        var about = json(new Yaml().<Object>load(Files.readString(CHART.resolve("Chart.yaml"))));

        assertThat(Files.readString(Path.of("pom.xml")))
                .contains("<version>%s</version>"
                        .formatted(about.get("appVersion").asString()));
    }

    private static List<JsonNode> pods() {
        return Stream.of(everything, least)
                .flatMap(List::stream)
                .filter(object -> object.get("kind").asString().equals("Deployment"))
                .map(object -> object.at("/spec/template/spec"))
                .toList();
    }

    private static List<JsonNode> environment(List<JsonNode> objects) {
        return objects.stream()
                .flatMap(object -> stream(object.at("/spec/template/spec/containers/0/env")))
                .toList();
    }

    private static JsonNode one(List<JsonNode> objects, String kind) {
        return objects.stream()
                .filter(object -> object.get("kind").asString().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> kinds(List<JsonNode> objects) {
        return objects.stream().map(object -> object.get("kind").asString()).toList();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static Map<String, Object> needed() {
        return Map.of(
                "url", "https://vitals.example.org",
                "image", Map.of("repository", "registry.example.org/vitals"),
                "database", Map.of("url", "jdbc:postgresql://db:5432/vitals", "existingSecret", "vitals-database"),
                "keys", Map.of("existingSecret", "vitals-keys"));
    }

    private static Path values(Map<String, Object> more) throws IOException {
        var all = new HashMap<>(needed());
        all.putAll(more);
        return file(all);
    }

    private static Path file(Map<String, Object> values) throws IOException {
        return Files.writeString(Files.createTempFile(copies, "values", ".yaml"), new Yaml().dump(values));
    }

    private static List<JsonNode> rendered(Path values) {
        var text = new Helm(chart)
                .template()
                .withName("vitals")
                .withNamespace("watch")
                .withValuesFile(values)
                .call();
        var objects = new ArrayList<JsonNode>();
        new Yaml().loadAll(text).forEach(object -> objects.add(json(object)));
        return objects;
    }

    private static JsonNode json(Object parsed) {
        return new JsonMapper().valueToTree(parsed);
    }
}
