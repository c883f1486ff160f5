package dev.vitals.environment;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * What follows from a setting of ours for the framework: where health and metrics are answered, how the log is written,
 * and whether there is tracing at all. What somebody sets by the framework's own names comes first. A wrong value is left
 * to {@link StartCheck}, which can say so.
 */
class DerivedProperties implements EnvironmentPostProcessor, Ordered {

    private static final String TRACING = "org.springframework.boot.micrometer.tracing.";
    private static final String OPEN_TELEMETRY = "org.springframework.boot.opentelemetry.autoconfigure.";

    /** Without an address to send them to, nothing of tracing is made: no tracer, no thread, no span. */
    private static final List<String> PARTS_OF_TRACING = List.of(
            TRACING + "autoconfigure.MicrometerTracingAutoConfiguration",
            TRACING + "autoconfigure.NoopTracerAutoConfiguration",
            TRACING + "opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration",
            TRACING + "opentelemetry.autoconfigure.otlp.OtlpTracingAutoConfiguration",
            OPEN_TELEMETRY + "OpenTelemetrySdkAutoConfiguration",
            OPEN_TELEMETRY + "logging.OpenTelemetryLoggingAutoConfiguration",
            OPEN_TELEMETRY + "logging.otlp.OtlpLoggingAutoConfiguration");

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        environment.getPropertySources().addLast(new MapPropertySource("vitals: derived", of(environment)));
    }

    static Map<String, Object> of(ConfigurableEnvironment environment) {
        var derived = new HashMap<String, Object>();
        set(environment, "vitals.management.port").ifPresent(port -> {
            derived.put("management.server.port", port);
            derived.put(
                    "management.server.address",
                    set(environment, "vitals.management.address").orElse("127.0.0.1"));
        });
        log(environment, derived);
        tracing(environment, derived);
        return derived;
    }

    private static void log(ConfigurableEnvironment environment, Map<String, Object> derived) {
        var format = set(environment, "vitals.log.format").orElse("plain").toLowerCase(Locale.ROOT);
        if (List.of("ecs", "logstash", "gelf").contains(format)) {
            derived.put("logging.structured.format.console", format);
            derived.put("logging.structured.json.stacktrace.printer", "dev.vitals.log.StackTraces");
            // The words of an exception, bare: the stack trace has those that may be written down.
            derived.put("logging.structured.json.exclude", "error.message,_error_message");
            derived.put(
                    "vitals.log.appender", "org/springframework/boot/logging/logback/structured-console-appender.xml");
        } else {
            derived.put("vitals.log.appender", "org/springframework/boot/logging/logback/console-appender.xml");
        }
        set(environment, "vitals.log.level")
                .filter(Kind.oneOf("error", "warn", "info", "debug", "trace").admits())
                .ifPresent(level -> derived.put("logging.level.dev.vitals", level));
    }

    private static void tracing(ConfigurableEnvironment environment, Map<String, Object> derived) {
        var endpoint = set(environment, "vitals.tracing.endpoint");
        if (endpoint.isEmpty()) {
            derived.put("spring.autoconfigure.exclude", String.join(",", PARTS_OF_TRACING));
            return;
        }
        derived.put("management.opentelemetry.tracing.export.otlp.endpoint", endpoint.get());
        derived.put(
                "management.tracing.sampling.probability",
                set(environment, "vitals.tracing.share").orElse("0.1"));
        derived.put("management.logging.export.enabled", "false");
        set(environment, "vitals.tracing.authorization")
                .ifPresent(words ->
                        derived.put("management.opentelemetry.tracing.export.otlp.headers.Authorization", words));
    }

    private static Optional<String> set(ConfigurableEnvironment environment, String property) {
        return Optional.ofNullable(environment.getProperty(property))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }
}
