package dev.vitals.rule.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What data protection policies look for. AWS names its managed identifiers by ARN
 * ({@code arn:aws:dataprotection::aws:data-identifier/Ssn-US}); at least one of each sort is wanted.
 */
final class ProtectedData {

    private static final Map<String, Pattern> SORTS = new java.util.TreeMap<>(
            Map.of(
                    "credentials",
                            Pattern.compile(
                                    "data-identifier/(AwsSecretKey|OpenSshPrivateKey|PgpPrivateKey|PkcsPrivateKey|PuttyPrivateKey)"),
                    "personal data",
                            Pattern.compile(
                                    "data-identifier/(Address|EmailAddress|Name|Ssn-|PhoneNumber|DriversLicense|PassportNumber|DateOfBirth|CreditCard|BankAccount)"),
                    "health data",
                            Pattern.compile(
                                    "data-identifier/(HealthInsurance|MedicareBeneficiary|NationalProviderId|NationalDrugCode|HealthcareProcedureCode|DrugEnforcementAgency|PersonalHealth|NhsNumber)")));
    private static final Pattern LISTED = Pattern.compile("\"([^\"]+)\"");

    private ProtectedData() {}

    static boolean coversAll(String policies) {
        return missing(policies).isEmpty();
    }

    /** The sorts that no policy looks for, in words; empty where all are. */
    static String missing(String policies) {
        List<String> missing = new ArrayList<>();
        SORTS.forEach((sort, identifiers) -> {
            if (!identifiers.matcher(policies).find()) {
                missing.add(sort);
            }
        });
        return String.join(", ", missing);
    }

    /** Whether an account's policy takes in a group: {@code LogGroupName NOT IN ["a", "b"]} leaves some out. */
    static boolean selects(@Nullable String criteria, String group) {
        if (criteria == null || criteria.isBlank()) {
            return true;
        }
        var named =
                LISTED.matcher(criteria).results().anyMatch(hit -> hit.group(1).equals(group));
        return criteria.contains("NOT IN") != named;
    }
}
