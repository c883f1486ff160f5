package dev.vitals.rule;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.vitals.inventory.Resource;
import dev.vitals.rule.lists.Lists;
import dev.vitals.rule.policy.Patterns;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is a matter of policy and not of fact: ports, ages, retention, who may hold what. Defaults stand here; an
 * organization overrides them. They are inputs of every score, and so are the lists that rules look into.
 *
 * @param lists what is matter of fact but ages; kept in files, not among the settings
 */
public record Settings(
        Ports ports,
        Ages ages,
        Limits limits,
        Horizons horizons,
        Retention retention,
        Access access,
        Boundaries boundaries,
        Marks marks,
        @JsonIgnore Lists lists) {

    /** Read back from where only settings are kept, they come with the lists that are shipped. */
    public Settings {
        lists = Objects.requireNonNullElseGet(lists, Lists::shipped);
    }

    /**
     * TCP ports.
     *
     * @param common ports that must not be open to the world, beside SSH and RDP
     * @param databases ports on which databases listen
     * @param sensitive ports for which an effective path from the internet is a finding
     * @param world ports that may be open to the world
     * @param watchedByConfig ports that AWS Config's rule RESTRICTED_INCOMING_TRAFFIC must watch
     */
    public record Ports(
            List<Integer> common,
            List<Integer> databases,
            List<Integer> sensitive,
            List<Integer> world,
            List<Integer> watchedByConfig) {}

    /**
     * Limits in days.
     *
     * @param accessKey oldest active access key
     * @param unusedCredential longest time without use of a key or password
     * @param unusedPermission longest time without use of a granted service
     * @param guardDutyHigh oldest open GuardDuty finding of high severity
     */
    public record Ages(
            int accessKey,
            int unusedCredential,
            int unusedPermission,
            int guardDutyHigh,
            int guardDutyMedium,
            int guardDutyLow) {}

    /**
     * Further limits; days and counts.
     *
     * @param rootUse days for which root must not have been used
     * @param stoppedInstance longest time in days that an instance stays stopped
     * @param instanceAge longest time in days that an instance runs without being replaced
     * @param passwordReuse how many former passwords must be refused
     * @param passwordAge longest life of a password in days
     * @param cacheSnapshots shortest retention of a cache's automatic snapshots in days
     * @param secretAge longest time in days that a secret stays unchanged or unused
     * @param sessionIdleMinutes longest idle time of a session in minutes
     */
    public record Limits(
            int rootUse,
            int stoppedInstance,
            int instanceAge,
            int passwordReuse,
            int passwordAge,
            int cacheSnapshots,
            int secretAge,
            int sessionIdleMinutes) {}

    /**
     * How far ahead or back things must reach.
     *
     * @param certificateDays days that a certificate must have left
     * @param backupHours oldest last backup of what holds PHI
     * @param backupDays shortest retention of backups
     * @param restoreTestDays longest time since a restore succeeded
     * @param sessionHours longest session of a person
     * @param inspectorCriticalDays oldest open critical finding of Inspector
     * @param inspectorHighDays oldest open high finding of Inspector
     * @param throughputPercent most of the account's limit that a table's provisioned throughput may take
     * @param riskAnalysisMonths oldest risk analysis
     */
    public record Horizons(
            int certificateDays,
            int backupHours,
            int backupDays,
            int restoreTestDays,
            int sessionHours,
            int inspectorCriticalDays,
            int inspectorHighDays,
            int throughputPercent,
            int riskAnalysisMonths) {}

    /**
     * Who and what lies outside and is known.
     *
     * @param internetVpcs VPCs (ids) that may have an internet gateway; empty means that none is named
     * @param trustedAccounts AWS accounts (ids) that roles may trust and buckets may grant to
     * @param bucketGrantees further principals (ARNs, {@code *} allowed) that bucket policies may name
     * @param enclaveImages digests (PCR0 or ImageSha384, hexadecimal) of enclave images that were approved
     */
    public record Boundaries(
            List<String> internetVpcs,
            List<String> trustedAccounts,
            List<String> bucketGrantees,
            List<String> enclaveImages) {}

    /**
     * @param logGroupDays shortest retention of a log group
     * @param recordDays six years (45 CFR 164.316(b)(2)(i)), for what documents compliance
     * @param databaseBackupDays shortest retention of automated database backups
     * @param keptForever log groups (names, {@code *} allowed) that never expire because somebody decided so
     */
    public record Retention(int logGroupDays, int recordDays, int databaseBackupDays, List<String> keptForever) {}

    /**
     * @param breakGlassUsers IAM users that may keep a console password
     * @param adminRoles roles (names, {@code *} allowed) that may hold administrator policies
     * @param developerPrincipals principals (names, {@code *} allowed) that must not write to production
     * @param databaseSourceGroups security groups (ids or names, {@code *} allowed) that may reach database ports; empty
     *     means any group but no address range
     * @param passwordLength shortest password
     */
    public record Access(
            List<String> breakGlassUsers,
            List<String> adminRoles,
            List<String> developerPrincipals,
            List<String> databaseSourceGroups,
            int passwordLength) {}

    /**
     * How tags mark things. Keys and values are compared without case.
     *
     * @param phi tag keys and the values that say "holds PHI"
     * @param declaredPhi resources (ARNs, {@code *} allowed) that hold PHI whatever their tags say
     * @param production tag keys and the values that say "production"
     * @param development tag keys and the values that say "not production"
     * @param edge tag keys and the values that say "meant to face the internet"
     * @param emergency tag keys and the values that say "for emergencies only"
     * @param dedicatedTenancy whether PHI instances must run on dedicated hardware
     */
    public record Marks(
            Map<String, Set<String>> phi,
            List<String> declaredPhi,
            Map<String, Set<String>> production,
            Map<String, Set<String>> development,
            Map<String, Set<String>> edge,
            Map<String, Set<String>> emergency,
            boolean dedicatedTenancy) {

        public boolean holdsPhi(Map<String, String> tags) {
            return matches(phi, tags);
        }

        /** Whether an ARN is declared to hold PHI. */
        public boolean isDeclaredPhi(String arn) {
            return !declaredPhi.isEmpty() && new Patterns(false, declaredPhi, false).covers(arn);
        }

        /** Whether a resource is tagged or declared to hold PHI. */
        public boolean holdsPhi(Resource<?> resource) {
            return holdsPhi(resource.tags()) || isDeclaredPhi(resource.arn());
        }

        public boolean isProduction(Map<String, String> tags) {
            return matches(production, tags);
        }

        public boolean isDevelopment(Map<String, String> tags) {
            return matches(development, tags);
        }

        public boolean isForEmergencies(Map<String, String> tags) {
            return matches(emergency, tags);
        }

        public boolean isEdge(Map<String, String> tags) {
            return matches(edge, tags);
        }

        private static boolean matches(Map<String, Set<String>> marks, Map<String, String> tags) {
            for (Map.Entry<String, String> tag : tags.entrySet()) {
                var values = marks.get(lower(tag.getKey()));
                if (values != null && values.contains(lower(tag.getValue()))) {
                    return true;
                }
            }
            return false;
        }

        private static String lower(String text) {
            return text.toLowerCase(Locale.ROOT);
        }
    }

    private static final Set<String> NOT_PRODUCTION = Set.of(
            "development", "dev", "test", "testing", "staging", "stage", "qa", "sandbox", "nonprod", "non-production");

    private static final Set<String> EMERGENCY = Set.of("break-glass", "breakglass", "emergency");

    /**
     * The same settings with one of them otherwise.
     *
     * @param path of group and setting: {@code limits.rootUse}
     * @throws tools.jackson.core.JacksonException when the value is not of the setting's type
     */
    public Settings with(String path, Object value) {
        return SettingsTree.with(this, Map.of(path, JsonMapper.shared().valueToTree(value)));
    }

    /** The same settings beside these lists. */
    Settings by(Lists other) {
        return new Settings(ports, ages, limits, horizons, retention, access, boundaries, marks, other);
    }

    /** What would apply by the same lists if the organization said nothing. */
    public Settings usual() {
        return defaults(lists);
    }

    /** What applies until an organization says otherwise, by the lists that are shipped. */
    public static Settings defaults() {
        return defaults(Lists.shipped());
    }

    /** What applies until an organization says otherwise. */
    public static Settings defaults(Lists lists) {
        return new Settings(
                new Ports(
                        lists.ports("common"),
                        lists.ports("database"),
                        lists.ports("sensitive"),
                        List.of(443),
                        List.of(20, 21, 3306, 3389, 4333)),
                new Ages(90, 90, 90, 1, 7, 30),
                new Limits(30, 30, 180, 24, 90, 15, 90, 15),
                new Horizons(30, 48, 35, 180, 4, 15, 30, 80, 12),
                new Retention(365, 2192, 7, List.of()),
                new Access(
                        List.of("break-glass*"),
                        List.of("*Admin*", "OrganizationAccountAccessRole", "AWSReservedSSO_AdministratorAccess_*"),
                        List.of("*Developer*", "*developer*", "dev-*"),
                        List.of(),
                        14),
                new Boundaries(List.of(), List.of(), List.of(), List.of()),
                new Marks(
                        Map.of(
                                "phi", Set.of("true", "yes"),
                                "ephi", Set.of("true", "yes"),
                                "data-classification", Set.of("phi", "ephi"),
                                "dataclassification", Set.of("phi", "ephi")),
                        List.of(),
                        Map.of(
                                "environment", Set.of("production", "prod"),
                                "env", Set.of("production", "prod"),
                                "stage", Set.of("production", "prod")),
                        Map.of(
                                "environment", NOT_PRODUCTION,
                                "env", NOT_PRODUCTION,
                                "stage", NOT_PRODUCTION),
                        Map.of(
                                "role",
                                Set.of("edge", "bastion"),
                                "exposure",
                                Set.of("public", "edge"),
                                "tier",
                                Set.of("public", "dmz", "edge")),
                        Map.of("access", EMERGENCY, "purpose", EMERGENCY, "role", EMERGENCY),
                        false),
                lists);
    }
}
