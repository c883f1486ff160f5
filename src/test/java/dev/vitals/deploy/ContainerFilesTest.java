package dev.vitals.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Dockerfile and the compose file, read; {@code deploy/build-image} builds and starts the one for real. */
class ContainerFilesTest {

    private static final Pattern RESOURCE = Pattern.compile("<resource>\\s*<directory>([^<]+)</directory>");
    private static final Pattern COPY = Pattern.compile("(?m)^COPY (?!--from)(\\S+) ");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)");

    private static String dockerfile;
    private static String compose;
    private static JsonNode services;

    @BeforeAll
    static void read() throws IOException {
        dockerfile = Files.readString(Path.of("Dockerfile"));
        compose = Files.readString(Path.of("docker-compose.yml"));
        services =
                new JsonMapper().valueToTree(new Yaml().<Object>load(compose)).get("services");
    }

    @Test
    void copiesEveryFolderOfWhichTheJarIsMade() throws IOException {
        var copied = COPY.matcher(dockerfile)
                .results()
                .map(result -> result.group(1))
                .toList();
        var folders = RESOURCE.matcher(Files.readString(Path.of("pom.xml")))
                .results()
                .map(result -> result.group(1).split("/")[0])
                .distinct()
                .toList();

        assertThat(folders).hasSizeGreaterThan(3);
        assertThat(copied).containsAll(folders).contains("pom.xml");
        assertThat(copied).allSatisfy(folder -> {
            assertThat(Path.of(folder)).exists();
            assertThat(Files.readAllLines(Path.of(".dockerignore")))
                    .as("what is left out of the context")
                    .filteredOn(line -> line.startsWith("!"))
                    .map(line -> line.substring(1))
                    .anyMatch(line -> line.startsWith(folder) || folder.startsWith(line));
        });
    }

    @Test
    void runsAsAnOrdinaryUserAndAsksForItsHealthWithWhatItHas() throws ClassNotFoundException {
        var lines = dockerfile.lines().toList();
        var user = lines.stream().filter(line -> line.startsWith("USER ")).toList();
        var health = lines.stream()
                .filter(line -> line.startsWith("HEALTHCHECK"))
                .findFirst()
                .orElseThrow();

        assertThat(user).containsExactly("USER 10001");
        assertThat(lines).noneMatch(line -> line.contains("apt-get"));
        var asked = health.replaceAll("(?s).*\"(dev\\.vitals\\.[A-Za-z.]+)\".*", "$1");
        assertThat(Class.forName(asked)).hasDeclaredMethods("main");
    }

    /** An archive that was made with other options, or lies elsewhere, is left aside in silence. */
    @Test
    void startsByTheArchiveThatItsBuildMadeAndWithTheSameOptions() throws IOException {
        var trained = dockerfile
                .lines()
                .filter(line -> line.startsWith("RUN vitals-train "))
                .map(line -> List.of(line.split(" ")))
                .findFirst()
                .orElseThrow();
        var entry = dockerfile
                .lines()
                .filter(line -> line.startsWith("ENTRYPOINT"))
                .findFirst()
                .orElseThrow();

        assertThat(Files.readAllLines(Path.of(".dockerignore"))).contains("!deploy/train");
        assertThat(trained).hasSizeGreaterThan(4);
        assertThat(entry).contains("\"-XX:AOTCache=%s\"".formatted(trained.get(3)));
        assertThat(trained.subList(4, trained.size()))
                .allSatisfy(option -> assertThat(entry).contains("\"%s\"".formatted(option)));
        assertThat(dockerfile.indexOf("USER 10001")).isLessThan(dockerfile.indexOf("RUN vitals-train"));
    }

    @Test
    void tellsVitalsNothingThatItDoesNotUnderstand() {
        assertThat(services.at("/vitals/environment").propertyNames())
                .filteredOn(name -> !name.startsWith("AWS_"))
                .hasSizeGreaterThan(8)
                .allSatisfy(name -> assertThat(KnownSettings.has(name)).as(name).isTrue());
    }

    @Test
    void mountsOnlyWhatIsThere() {
        assertThat(services)
                .flatMap(service -> service.path("volumes").valueStream().toList())
                .extracting(volume -> volume.asString().split(":")[0])
                .filteredOn(source -> source.startsWith("./"))
                .containsExactlyInAnyOrder("./deploy/postgres", "./deploy/keycloak")
                .allSatisfy(source -> assertThat(Path.of(source)).isDirectory());
    }

    @Test
    void keepsNoSecretAndTakesNoneThatIsEmpty() {
        for (String secret : List.of("POSTGRES_PASSWORD", "VITALS_DB_PASSWORD", "VITALS_OPERATOR_PASSWORD")) {
            assertThat(compose).contains("${%s:?set %s}".formatted(secret, secret));
        }
        assertThat(services)
                .flatMap(service -> service.path("environment").properties())
                .filteredOn(variable -> variable.getKey().matches(".*(PASSWORD|SECRET).*"))
                .isNotEmpty()
                .allSatisfy(
                        variable -> assertThat(variable.getValue().asString("")).matches("(\\$\\{.*})?"));
    }

    @Test
    void isReachedFromThisMachineOnlyAndWritesNowhereElseThanItsVolume() {
        var vitals = services.get("vitals");

        assertThat(vitals.get("ports"))
                .allSatisfy(port -> assertThat(port.asString()).startsWith("127.0.0.1:"));
        assertThat(services.get("db").has("ports")).isFalse();
        assertThat(vitals.get("read_only").asBoolean()).isTrue();
        assertThat(vitals.at("/cap_drop/0").asString()).isEqualTo("ALL");
        assertThat(services.at("/db/healthcheck/test")).isNotEmpty();
        assertThat(vitals.at("/depends_on/db/condition").asString()).isEqualTo("service_healthy");
    }

    @Test
    void bringsKeycloakOnlyWhereItIsAskedFor() throws IOException {
        var keycloak = services.get("keycloak");
        var realm = Files.readString(Path.of("deploy/keycloak/clinic-realm.json"));

        assertThat(keycloak.at("/profiles/0").asString()).isEqualTo("keycloak");
        assertThat(keycloak.at("/network_mode").asString()).isEqualTo("service:vitals");
        assertThat(keycloak.get("environment").propertyNames()).containsAll(variables(realm));
        var client = new JsonMapper().readTree(realm).at("/clients/0");
        assertThat(client.at("/redirectUris/0").asString()).isEqualTo("${VITALS_URL}/sign-in/oidc/keycloak/arrived");
        assertThat(client.at("/attributes/pkce.code.challenge.method").asString())
                .isEqualTo("S256");
    }

    @Test
    void isOfTheKeycloakThatTheTestsSignInThrough() throws IOException {
        var version = Pattern.compile("<keycloak.version>(.*)</keycloak.version>")
                .matcher(Files.readString(Path.of("pom.xml")))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);

        assertThat(services.at("/keycloak/image").asString()).endsWith(":" + version);
    }

    @Test
    void findsInTheEnvironmentThatTheScriptWritesAllThatItAsksFor() throws IOException {
        var byDefault = List.of("VITALS_URL", "VITALS_TRUSTED_PROXIES", "VITALS_SIGN_IN_LOCAL");

        assertThat(variables(compose))
                .hasSizeGreaterThan(4)
                .filteredOn(name -> !byDefault.contains(name))
                .allSatisfy(name ->
                        assertThat(Files.readString(Path.of("deploy/make-env"))).containsPattern("\\b" + name + "\\b"));
    }

    private static List<String> variables(String text) {
        return VARIABLE.matcher(text)
                .results()
                .map(result -> result.group(1))
                .distinct()
                .toList();
    }
}
