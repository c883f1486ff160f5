package dev.vitals.chart;

import java.util.List;

/**
 * What is to be drawn, before anybody says how large.
 *
 * @param title in a file, where no page says it
 * @param under what else a file has to say for itself: of whom, of when
 * @param positions what the positions are called, from the left
 * @param series all as long as there are positions
 * @param gaps positions of which nothing is known of the first period
 */
public record Plot(
        String title,
        String under,
        Axis axis,
        List<String> positions,
        List<Series> series,
        List<Mark> marks,
        List<Tick> scans,
        List<Integer> gaps) {

    public Plot {
        positions = List.copyOf(positions);
        series = List.copyOf(series);
        marks = List.copyOf(marks);
        scans = List.copyOf(scans);
        gaps = List.copyOf(gaps);
    }
}
