package dev.vitals.finding;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A finding as a compliance finding (class 2003) of OCSF 1.3.0.
 *
 * @param verdict {@code pass} or {@code fail}; any other word is neither
 * @param people what people say of it; {@code open} where nobody said anything
 * @param activity {@link #CREATE}, {@link #UPDATE} or {@link #CLOSE}
 * @param closed null while it is open
 * @param at when what is told of it came about
 * @param detail its state in words
 * @param citations of the safeguards that its rule serves
 */
public record OcsfFinding(
        long id,
        String rule,
        String title,
        String severity,
        String headline,
        String verdict,
        String people,
        int activity,
        String account,
        String accountName,
        String region,
        String type,
        String resourceName,
        String arn,
        Instant opened,
        @Nullable Instant closed,
        Instant at,
        String detail,
        List<String> citations) {

    public static final int CREATE = 1;
    public static final int UPDATE = 2;
    public static final int CLOSE = 3;

    private static final int CLASS = 2003;
    private static final List<String> LEAST_FIRST = List.of("low", "medium", "high", "critical");

    /** As OCSF writes it, in its order. */
    public Map<String, @Nullable Object> toMap() {
        var finding = new LinkedHashMap<String, @Nullable Object>();
        finding.put("activity_id", activity);
        finding.put("category_uid", 2);
        finding.put("class_uid", CLASS);
        finding.put("class_name", "Compliance Finding");
        finding.put("type_uid", CLASS * 100L + activity);
        finding.put("time", at.toEpochMilli());
        finding.put("severity_id", LEAST_FIRST.indexOf(severity) + 2);
        finding.put("severity", Character.toUpperCase(severity.charAt(0)) + severity.substring(1));
        finding.put("status_id", status());
        finding.put("message", headline);
        var product = Map.of("name", "Vitals", "vendor_name", "Vitals", "uid", "vitals");
        finding.put("metadata", Map.of("version", "1.3.0", "product", product, "event_code", rule));
        finding.put("finding_info", info());
        finding.put("compliance", compliance());
        var owner = Map.of("uid", account, "name", accountName);
        finding.put("cloud", Map.of("provider", "AWS", "account", owner, "region", region));
        finding.put("resources", List.of(resource()));
        return finding;
    }

    private Map<String, Object> info() {
        var info = new LinkedHashMap<String, Object>();
        info.put("uid", "vitals-" + id);
        info.put("title", title);
        info.put("desc", headline);
        info.put("created_time", opened.toEpochMilli());
        info.put("first_seen_time", opened.toEpochMilli());
        if (closed != null) {
            info.put("modified_time", closed.toEpochMilli());
        }
        return info;
    }

    /** Only a verdict decides: what could not be read, is gone or no longer judged is neither a pass nor a fail. */
    private Map<String, Object> compliance() {
        var compliance = new LinkedHashMap<String, Object>();
        compliance.put("standards", List.of("HIPAA Security Rule, 45 CFR 164.308-316"));
        compliance.put("requirements", citations);
        compliance.put("control", rule);
        var status = verdict.equals("fail") ? 3 : verdict.equals("pass") ? 1 : 0;
        compliance.put("status_id", status);
        compliance.put("status", status == 0 ? "Unknown" : status == 3 ? "Fail" : "Pass");
        compliance.put("status_detail", detail);
        return compliance;
    }

    private Map<String, Object> resource() {
        var resource = new LinkedHashMap<String, Object>();
        resource.put("uid", arn);
        resource.put("name", resourceName);
        resource.put("type", type);
        resource.put("region", region);
        return resource;
    }

    /** New, in progress, suppressed, resolved. */
    private int status() {
        if (activity == CLOSE) {
            return 4;
        }
        return switch (people) {
            case "accepted", "false_positive" -> 3;
            case "open" -> 1;
            default -> 2;
        };
    }
}
