package dev.vitals.log;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** What a line belongs to, in brackets at its end; nothing where it belongs to nothing. */
public class Where extends ClassicConverter {

    @Override
    public String convert(ILoggingEvent event) {
        var marks = event.getMDCPropertyMap();
        var words = new StringBuilder();
        for (Mark mark : Mark.values()) {
            var value = marks.get(mark.key());
            if (value != null && !value.isEmpty()) {
                words.append(words.isEmpty() ? " [" : " ")
                        .append(mark.key())
                        .append('=')
                        .append(Controls.escaped(value));
            }
        }
        return words.isEmpty() ? "" : words.append(']').toString();
    }
}
