package dev.vitals.journey;

import dev.vitals.Vitals;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole application for a benchmark: with a database of its own, without the demo, and with no task of its own accord. */
final class MeasuredVitals {

    private MeasuredVitals() {}

    /** @param data where it keeps its own database; taken over where there is one */
    static ConfigurableApplicationContext start(Path data, Class<?>... besides) {
        return start(data, any -> {}, besides);
    }

    static ConfigurableApplicationContext start(
            Path data, ApplicationContextInitializer<ConfigurableApplicationContext> before, Class<?>... besides) {
        var sources = new ArrayList<Class<?>>(List.of(besides));
        sources.addFirst(Vitals.class);
        return new SpringApplicationBuilder(sources.toArray(Class<?>[]::new))
                .initializers(before)
                .run(
                        "--server.port=0",
                        "--vitals.data=" + data,
                        "--vitals.demo=false",
                        "--vitals.operator.password=" + Visitor.PASSWORD,
                        "--db-scheduler.enabled=false",
                        // Five million rows are one statement.
                        "--spring.datasource.hikari.data-source-properties.socketTimeout=0",
                        "--spring.datasource.hikari.leak-detection-threshold=0",
                        "--spring.main.banner-mode=off",
                        "--logging.level.root=error");
    }
}
