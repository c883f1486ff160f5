package dev.vitals.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class StartCheckTest {

    private static StandardEnvironment variables(Map<String, Object> variables) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().remove(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        return environment;
    }

    @Test
    void anEmptyEnvironmentIsFine() {
        assertThat(StartCheck.wrong(variables(Map.of()))).isEmpty();
    }

    @Test
    void tellsEverythingThatCannotBeAtOnce() {
        assertThat(StartCheck.wrong(variables(Map.of("VITALS_SCAN_EVERY", "often", "VITALS_TOKENS_MAX_DAYS", "0"))))
                .containsExactly(
                        "VITALS_SCAN_EVERY is “often”; it has to be a span of time from 5m to 30d, such as 6h.",
                        "VITALS_TOKENS_MAX_DAYS is “0”; it has to be a whole number from 1 to 366.");
    }

    @Test
    void tellsOfWhatIsLeftEmptyButHasToBeSomething() {
        assertThat(StartCheck.wrong(variables(Map.of("VITALS_SCAN_EVERY", "", "VITALS_URL", ""))))
                .singleElement()
                .asString()
                .startsWith("VITALS_SCAN_EVERY is empty; it has to be");
    }

    @Test
    void printsTheSentencesAndNoStackTrace() {
        var analysis = new WrongSettingsAnalyzer()
                .analyze(new IllegalStateException(new WrongSettingsException(List.of("A is wrong.", "B is wrong."))));
        assertThat(analysis.getDescription()).isEqualTo("A is wrong." + System.lineSeparator() + "B is wrong.");
        assertThat(analysis.getAction()).contains("docs/settings.md");
    }

    @Test
    void printsTheSentenceOfAPartThatRefusesToStart() {
        var analyzer = new SentenceAnalyzer();
        var ours = new IllegalStateException(
                "vitals.mail.way is smtp, so vitals.mail.smtp.host has to name the mail server.");
        assertThat(analyzer.analyze(new RuntimeException("Error creating bean", ours)))
                .hasFieldOrPropertyWithValue("description", ours.getMessage());
        assertThat(analyzer.analyze(new RuntimeException("Error creating bean.", new NullPointerException())))
                .isNull();
        assertThat(analyzer.analyze(new IllegalStateException("no sentence of ours")))
                .isNull();
    }

    @Test
    void namesTheNearestSetting() {
        assertThat(UnknownVariables.of(List.of(
                        "VITALS_SCAN_EVRY",
                        "VITALS_OPERATORPASSWORD",
                        "VITALS_SIGNIN_OIDC_OKTA_CLIENT_ID",
                        "VITALS_SIGNIN_OIDC_OKTA_CLIENTIDS",
                        "VITALS_SIGN_IN_OIDC_OKTA_ISSUER",
                        "VITALS_COMPLETELY_ELSE")))
                .containsExactly(
                        "VITALS_COMPLETELY_ELSE is set, but Vitals knows no such setting. docs/settings.md has every one.",
                        "VITALS_OPERATORPASSWORD is set, but Vitals knows no such setting. Is VITALS_OPERATOR_PASSWORD meant?",
                        "VITALS_SCAN_EVRY is set, but Vitals knows no such setting. Is VITALS_SCAN_EVERY meant?",
                        "VITALS_SIGNIN_OIDC_OKTA_CLIENTIDS is set, but Vitals knows no such setting. Is VITALS_SIGNIN_OIDC_OKTA_CLIENTID meant?",
                        "VITALS_SIGNIN_OIDC_OKTA_CLIENT_ID is set, but Vitals knows no such setting. Is VITALS_SIGNIN_OIDC_OKTA_CLIENTID meant?",
                        "VITALS_SIGN_IN_OIDC_OKTA_ISSUER is set, but Vitals knows no such setting. Is VITALS_SIGNIN_OIDC_OKTA_ISSUER meant?");
    }

    @Test
    void saysNothingOfWhatIsKnownOrOfOthers() {
        assertThat(UnknownVariables.of(List.of(
                        "PATH",
                        "VITALS_PORT",
                        "VITALS_SCAN_SHARE_OF_QUOTA",
                        "VITALS_SCAN_SHAREOFQUOTA",
                        "VITALS_SIGNIN_SAML_ENTRA_METADATAURI",
                        "VITALS_SERVICE_HOST",
                        "VITALS_PORT_8080_TCP_ADDR")))
                .isEmpty();
    }

    @Test
    void makesNothingOfTracingWithoutAnAddress() {
        var excluded = String.valueOf(DerivedProperties.of(variables(Map.of())).get("spring.autoconfigure.exclude"));
        var known = ImportCandidates.load(AutoConfiguration.class, getClass().getClassLoader())
                .getCandidates();
        assertThat(excluded.split(",")).isSubsetOf(known);
        assertThat(known.stream().filter(name -> name.contains("opentelemetry") && !name.contains("zipkin")))
                .allSatisfy(name -> assertThat(excluded).contains(name));
        assertThat(DerivedProperties.of(
                        variables(Map.of("VITALS_TRACING_ENDPOINT", "http://127.0.0.1:4318/v1/traces"))))
                .doesNotContainKey("spring.autoconfigure.exclude")
                .containsEntry(
                        "management.opentelemetry.tracing.export.otlp.endpoint", "http://127.0.0.1:4318/v1/traces")
                .containsEntry("management.tracing.sampling.probability", "0.1");
    }

    @Test
    void aPortOfItsOwnListensToThisMachineOnly() {
        assertThat(DerivedProperties.of(variables(Map.of("VITALS_MANAGEMENT_PORT", "9090"))))
                .containsEntry("management.server.port", "9090")
                .containsEntry("management.server.address", "127.0.0.1");
        assertThat(DerivedProperties.of(variables(Map.of()))).doesNotContainKey("management.server.port");
    }

    @Test
    void tellsWhoSaysWhatAndNoSecret() {
        var environment = variables(Map.of("VITALS_SCAN_EVERY", "2h", "VITALS_OPERATOR_PASSWORD", "hunter2"));
        environment.getPropertySources().addLast(new MapPropertySource("other", Map.of("vitals.live.keep", "P9D")));
        var lines = new Effective(environment).lines();
        assertThat(lines)
                .filteredOn(line -> !line.isUsual())
                .extracting(line -> line.setting().variable() + " " + line.value() + " " + line.origin())
                .containsExactlyInAnyOrder(
                        "VITALS_SCAN_EVERY 2h environment",
                        "VITALS_OPERATOR_PASSWORD set environment",
                        "VITALS_LIVE_KEEP P9D property");
        assertThat(lines.toString()).doesNotContain("hunter2");
    }
}
