package dev.vitals.scan;

import dev.vitals.account.Account;
import dev.vitals.account.AccountConnection;
import dev.vitals.account.AccountConnection.Kind;
import dev.vitals.aws.RecordedAccount;
import dev.vitals.aws.Recording;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a person fills in to have an account watched.
 *
 * @param kind {@code role}, {@code profile}, {@code ambient} or {@code recording}
 * @param accountId needed where the role's ARN does not tell it
 * @param regions separated by commas or blanks; empty means every enabled one
 * @param hours between scans; empty means the default
 * @param groups separated by commas
 */
record AccountForm(
        @Nullable String kind,
        @Nullable String name,
        @Nullable String accountId,
        @Nullable String roleArn,
        @Nullable String externalId,
        @Nullable String profile,
        @Nullable String folder,
        @Nullable String endpoint,
        @Nullable String homeRegion,
        @Nullable String regions,
        @Nullable String hours,
        @Nullable String groups,
        boolean holdsPhi,
        boolean paused) {

    private static final Pattern ROLE = Pattern.compile("arn:(aws[a-z-]*):iam::(\\d{12}):role/.+");
    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d");

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

    static AccountForm empty(String externalId) {
        return new AccountForm("role", "", "", "", externalId, "", "", "", "us-east-1", "", "", "", true, false);
    }

    static AccountForm of(Account account) {
        var reached = account.connection();
        return new AccountForm(
                reached.kind().name().toLowerCase(Locale.ROOT),
                account.name(),
                account.id(),
                reached.roleArn(),
                reached.externalId(),
                reached.profile(),
                reached.folder(),
                reached.endpoint() == null ? "" : reached.endpoint().toString(),
                reached.homeRegion(),
                String.join(", ", account.regions()),
                account.every() == null ? "" : String.valueOf(account.every().toHours()),
                String.join(", ", account.groups()),
                account.holdsPhi(),
                account.paused());
    }

    /**
     * The account that is meant.
     *
     * @throws WrongFieldException naming the field and what it should hold
     */
    Account account(Instant createdAt) {
        var connection = connection();
        var id = id(connection);
        var partition = connection.roleArn() == null ? "aws" : match(connection.roleArn(), 1);
        return new Account(
                id,
                text(name).isEmpty() ? id : text(name),
                partition,
                connection,
                list(regions).stream().map(AccountForm::region).toList(),
                holdsPhi,
                every(),
                paused,
                createdAt,
                names(groups));
    }

    private AccountConnection connection() {
        var home = region(text(homeRegion).isEmpty() ? "us-east-1" : text(homeRegion));
        return switch (chosenKind()) {
            case ROLE ->
                AccountConnection.role(role(), text(externalId).isEmpty() ? null : text(externalId), home)
                        .at(address());
            case PROFILE ->
                AccountConnection.profile(required("profile", profile), home).at(address());
            case RECORDING -> AccountConnection.recording(required("folder", folder), home);
            default -> AccountConnection.ambient(home).at(address());
        };
    }

    private Kind chosenKind() {
        return Arrays.stream(Kind.values())
                .filter(known -> known != Kind.DEMO && known.name().equalsIgnoreCase(text(kind)))
                .findFirst()
                .orElseThrow(() -> new WrongFieldException("kind", "Choose how the account is reached."));
    }

    private String role() {
        var arn = text(roleArn);
        if (!ROLE.matcher(arn).matches()) {
            throw new WrongFieldException(
                    "roleArn", "A role's ARN looks like arn:aws:iam::123456789012:role/vitals-read.");
        }
        return arn;
    }

    private String id(AccountConnection connection) {
        if (connection.roleArn() != null) {
            return match(connection.roleArn(), 2);
        }
        if (connection.kind() == Kind.RECORDING && connection.folder() != null) {
            return RecordedAccount.of(Recording.in(Path.of(connection.folder())))
                    .account();
        }
        var id = text(accountId).replace("-", "");
        if (!id.matches("\\d{12}")) {
            throw new WrongFieldException("accountId", "An AWS account id has twelve digits.");
        }
        return id;
    }

    private @Nullable URI address() {
        if (text(endpoint).isEmpty()) {
            return null;
        }
        try {
            var uri = URI.create(text(endpoint));
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (IllegalArgumentException notAnAddress) {
            throw new WrongFieldException("endpoint", "An endpoint looks like http://127.0.0.1:5000.");
        }
        throw new WrongFieldException("endpoint", "An endpoint looks like http://127.0.0.1:5000.");
    }

    private @Nullable Duration every() {
        if (text(hours).isEmpty()) {
            return null;
        }
        try {
            var number = Integer.parseInt(text(hours));
            if (number >= 1 && number <= 168) {
                return Duration.ofHours(number);
            }
        } catch (NumberFormatException notANumber) {
            throw new WrongFieldException("hours", "Write the hours between scans as a number from 1 to 168.");
        }
        throw new WrongFieldException("hours", "Write the hours between scans as a number from 1 to 168.");
    }

    private static String region(String name) {
        if (!REGION.matcher(name).matches()) {
            throw new WrongFieldException(
                    "regions", "'%s' is not the name of a region such as us-east-1.".formatted(name));
        }
        return name;
    }

    private static String required(String field, @Nullable String value) {
        if (text(value).isEmpty()) {
            throw new WrongFieldException(field, "This is needed.");
        }
        return text(value);
    }

    private static List<String> list(@Nullable String raw) {
        return Arrays.stream(text(raw).split("[,\\s]+"))
                .filter(part -> !part.isEmpty())
                .distinct()
                .toList();
    }

    private static List<String> names(@Nullable String raw) {
        return Arrays.stream(text(raw).split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    private static String match(String arn, int group) {
        var matcher = ROLE.matcher(arn);
        return matcher.matches() ? matcher.group(group) : "";
    }

    private static String text(@Nullable String raw) {
        return raw == null ? "" : raw.strip();
    }
}
