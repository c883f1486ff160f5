package dev.vitals.rule.reported;

import dev.vitals.rule.Severity;
import java.util.Locale;
import java.util.Optional;

/**
 * Other products' grades as ours. Words mean what they say; informational is low and fatal is critical. Numbers are
 * GuardDuty's, from 1.0 to 10.0, in its own bands: critical from 9.0, high from 7.0, medium from 4.0.
 */
public final class ReportedSeverity {

    private static final double CRITICAL = 9.0;
    private static final double HIGH = 7.0;
    private static final double MEDIUM = 4.0;

    private ReportedSeverity() {}

    /** Empty for a word that no product is known to use. */
    public static Optional<Severity> of(String grade) {
        return switch (grade.strip().toUpperCase(Locale.ROOT)) {
            case "FATAL", "CRITICAL" -> Optional.of(Severity.CRITICAL);
            case "HIGH" -> Optional.of(Severity.HIGH);
            case "MEDIUM", "MODERATE" -> Optional.of(Severity.MEDIUM);
            case "LOW", "INFORMATIONAL" -> Optional.of(Severity.LOW);
            default -> ofNumber(grade);
        };
    }

    private static Optional<Severity> ofNumber(String grade) {
        try {
            var number = Double.parseDouble(grade);
            return Optional.of(
                    number >= CRITICAL
                            ? Severity.CRITICAL
                            : number >= HIGH ? Severity.HIGH : number >= MEDIUM ? Severity.MEDIUM : Severity.LOW);
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }
}
