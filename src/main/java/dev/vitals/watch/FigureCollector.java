package dev.vitals.watch;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import jakarta.annotation.PostConstruct;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Gives Prometheus what the database knows, when it asks and twice a minute at most. Every instance tells the same, so that
 * one takes the largest of them and never the sum. Where the database does not answer, these figures are missing, the
 * others are not, and {@code vitals_figures_up} is 0.
 */
@Component
class FigureCollector implements MultiCollector {

    private static final Logger log = LoggerFactory.getLogger(FigureCollector.class);
    private static final Duration GOOD = Duration.ofSeconds(30);

    private final Recent<List<Figure>> figures;
    private final ObjectProvider<PrometheusRegistry> registry;

    FigureCollector(Answers answers, FigureQueries queries, ObjectProvider<PrometheusRegistry> registry, Clock clock) {
        this.registry = registry;
        this.figures = new Recent<>(
                now -> {
                    var all = new ArrayList<>(WatchedFigures.of(answers.sight(), answers.work(), now));
                    all.addAll(queries.at(now));
                    return List.copyOf(all);
                },
                GOOD,
                clock);
    }

    /** There is none where somebody switches metrics off. */
    @PostConstruct
    void register() {
        registry.ifAvailable(prometheus -> prometheus.register(this));
    }

    @Override
    public MetricSnapshots collect() {
        return new MetricSnapshots(
                figures().stream().map(FigureCollector::snapshot).toList());
    }

    private List<Figure> figures() {
        try {
            var all = new ArrayList<>(figures.get());
            all.add(up(1));
            return all;
        } catch (DataAccessException away) {
            log.warn(
                    "The database did not tell Prometheus how Vitals does: {}",
                    away.getClass().getSimpleName());
            return List.of(up(0));
        }
    }

    private static Figure up(int answered) {
        return Figure.of("vitals_figures_up", "Whether the database told the figures that it knows.", answered);
    }

    private static MetricSnapshot snapshot(Figure figure) {
        var snapshot = GaugeSnapshot.builder().name(figure.name()).help(figure.help());
        for (Figure.Point point : figure.points()) {
            snapshot.dataPoint(GaugeDataPointSnapshot.builder()
                    .labels(labels(figure, point))
                    .value(point.value())
                    .build());
        }
        return snapshot.build();
    }

    private static Labels labels(Figure figure, Figure.Point point) {
        var labels = Labels.builder();
        if (!figure.label().isEmpty()) {
            labels.label(figure.label(), point.label());
        }
        if (!figure.other().isEmpty()) {
            labels.label(figure.other(), point.other());
        }
        return labels.build();
    }
}
