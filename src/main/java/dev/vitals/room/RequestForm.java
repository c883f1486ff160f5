package dev.vitals.room;

import dev.vitals.page.TypedPeriod;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for, as it was typed.
 *
 * @param sample id of the sample that it is about; empty for none
 * @param item number of the drawn resource; empty for none
 * @param wishedFor the day by which they ask for an answer; empty for none
 */
record RequestForm(String citation, String text, String sample, String item, String wishedFor) {

    static final int PROSE = 4_000;

    RequestForm {
        citation = RoomForm.given(citation);
        text = RoomForm.given(text);
        sample = RoomForm.given(sample);
        item = RoomForm.given(item);
        wishedFor = RoomForm.given(wishedFor);
    }

    List<String> problems(LocalDate today) {
        var problems = new ArrayList<String>();
        if (citation.isEmpty()) {
            problems.add("Choose the safeguard that it is about.");
        }
        if (text.isEmpty()) {
            problems.add("Say what you ask for.");
        }
        if (text.length() > PROSE) {
            problems.add("A request holds at most %,d characters.".formatted(PROSE));
        }
        var day = day();
        if (!wishedFor.isEmpty() && day == null) {
            problems.add("Write the day by which you ask for it as 2026-10-31, or leave it empty.");
        }
        if (day != null && day.isBefore(today)) {
            problems.add("The day by which you ask for it is past.");
        }
        return problems;
    }

    @Nullable
    LocalDate day() {
        return TypedPeriod.day(wishedFor);
    }
}
