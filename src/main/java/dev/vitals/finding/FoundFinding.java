package dev.vitals.finding;

/**
 * A finding that was searched for.
 *
 * @param state what to call its state
 */
public record FoundFinding(
        long id, String severity, String headline, String account, String accountName, String region, String state) {

    static FoundFinding of(FindingRow row) {
        return new FoundFinding(
                row.id(),
                row.severity(),
                row.headline(),
                row.account(),
                row.accountName(),
                row.region(),
                row.stateWords());
    }
}
