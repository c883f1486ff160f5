package dev.vitals.access;

import dev.vitals.inventory.ListCoverage;
import dev.vitals.rule.principal.AccountAccess;
import dev.vitals.rule.principal.IamPrincipal;
import dev.vitals.rule.principal.PrincipalKind;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the page says of one account on one day.
 *
 * @param rows every principal that was seen
 * @param gaps the lists that were not read to their end
 * @param trustless roles whose trust policy could not be understood
 * @param isRead whether the account had been read at all
 */
record AccessPage(List<PrincipalRow> rows, List<ListCoverage> gaps, List<IamPrincipal> trustless, boolean isRead) {

    static AccessPage of(StoredAccess.Read read, Map<String, UnusedServices.Use> uses) {
        if (read.isEmpty()) {
            return new AccessPage(List.of(), List.of(), List.of(), false);
        }
        var access = AccountAccess.of(read.inventory());
        var rows = access.principals().stream()
                .map(principal -> row(access, principal, Optional.ofNullable(uses.get(principal.arn()))))
                .sorted(Comparator.comparingInt(PrincipalRow::rank)
                        .thenComparing(PrincipalRow::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
        return new AccessPage(rows, read.gaps(), access.withUnreadableTrust(), true);
    }

    private static PrincipalRow row(AccountAccess access, IamPrincipal principal, Optional<UnusedServices.Use> use) {
        return new PrincipalRow(
                principal,
                access.standing(principal),
                use.map(UnusedServices.Use::services).orElse(List.of()),
                use.filter(UnusedServices.Use::isUnknown)
                        .map(UnusedServices.Use::message)
                        .orElse(null));
    }

    /** Those who may do everything: by a policy, or by steps that they can take at any time. */
    public List<PrincipalRow> administrators() {
        return rows.stream().filter(PrincipalRow::isEffectiveAdministrator).toList();
    }

    /** Those who can become administrators by steps, first those who can at any time. */
    public List<PrincipalRow> escalations() {
        return rows.stream().filter(row -> !row.steps().isEmpty()).toList();
    }

    /** Those of whom it is not known. */
    public List<PrincipalRow> unknown() {
        return rows.stream().filter(PrincipalRow::isUnknown).toList();
    }

    /** Those who have services that they do not use. */
    public List<PrincipalRow> unused() {
        return rows.stream().filter(row -> !row.unused().isEmpty()).toList();
    }

    /** Those of whom it is not known what they use. */
    public long unusedUnknown() {
        return rows.stream().filter(row -> row.unusedUnknown() != null).count();
    }

    /** Whether nothing says that there may be administrators who are not named. */
    public boolean isWhole() {
        return gaps.isEmpty() && unknown().isEmpty();
    }

    public Optional<IamPrincipal> find(String arn) {
        return rows.stream()
                .map(PrincipalRow::principal)
                .filter(principal -> principal.arn().equals(arn))
                .findFirst();
    }

    /** The principals of a kind by name, to choose from. */
    public List<IamPrincipal> of(PrincipalKind kind) {
        return rows.stream()
                .map(PrincipalRow::principal)
                .filter(principal -> principal.kind() == kind)
                .sorted(Comparator.comparing(IamPrincipal::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }
}
