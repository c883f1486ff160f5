package dev.vitals.onboarding;

import dev.vitals.account.AccountConnection;
import dev.vitals.deploy.ReadRole;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The first step, as a person fills it in. */
record OnboardingForm(
        @Nullable String kind,
        @Nullable String accountId,
        @Nullable String name,
        @Nullable String groups,
        boolean holdsPhi,
        @Nullable String homeRegion,
        @Nullable String endpoint) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int EXTERNAL_ID_BYTES = 16;

    /** A field that cannot be taken as it is. */
    static final class WrongFieldException extends RuntimeException {

        private final String field;

        WrongFieldException(String field, String message) {
            super(message);
            this.field = field;
        }

        String field() {
            return field;
        }
    }

    static OnboardingForm empty() {
        return new OnboardingForm("account", "", "", "", true, "us-east-1", "");
    }

    /**
     * What is meant, with an external id of its own.
     *
     * @throws WrongFieldException naming the field and what it should hold
     */
    Onboarding path(String principal, String by, Instant at) {
        var id = account();
        var home = region();
        return new Onboarding(
                UUID.randomUUID(),
                "organization".equals(kind) ? Onboarding.Kind.ORGANIZATION : Onboarding.Kind.ACCOUNT,
                id,
                text(name).isEmpty() ? id : text(name),
                externalId(),
                principal,
                "arn:%s:iam::%s:role/%s".formatted(partition(home), id, ReadRole.NAME),
                home,
                address(),
                holdsPhi,
                names(),
                null,
                null,
                null,
                by,
                at);
    }

    /** Who Vitals would be where this account is. */
    AccountConnection own() {
        var address = address();
        return AccountConnection.ambient(region()).at(address.isEmpty() ? null : URI.create(address));
    }

    private String account() {
        var id = text(accountId).replaceAll("[- ]", "");
        if (!id.matches("\\d{12}")) {
            throw new WrongFieldException(
                    "accountId", "An AWS account id has twelve digits. The console shows it at the top right.");
        }
        return id;
    }

    private String region() {
        var home = text(homeRegion).isEmpty() ? "us-east-1" : text(homeRegion);
        if (!home.matches("[a-z]{2}(-[a-z]+)+-\\d")) {
            throw new WrongFieldException(
                    "homeRegion", "'%s' is not the name of a region such as us-east-1.".formatted(home));
        }
        return home;
    }

    private String address() {
        var raw = text(endpoint);
        if (!raw.isEmpty() && !raw.matches("https?://[\\w.\\-\\[\\]:]+(/\\S*)?")) {
            throw new WrongFieldException("endpoint", "An endpoint looks like http://127.0.0.1:5000.");
        }
        return raw;
    }

    private List<String> names() {
        return Arrays.stream(text(groups).split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    private static String partition(String region) {
        return region.startsWith("us-gov-") ? "aws-us-gov" : region.startsWith("cn-") ? "aws-cn" : "aws";
    }

    private static String externalId() {
        var bytes = new byte[EXTERNAL_ID_BYTES];
        RANDOM.nextBytes(bytes);
        return "vitals-" + HexFormat.of().formatHex(bytes);
    }

    private static String text(@Nullable String raw) {
        return raw == null ? "" : raw.strip();
    }
}
